import type { ExpandedClient } from '../resource/expand-client.ts';
import { DEFAULT_ALGORITHM } from '../secret/signing-keys.ts';
import { keysOf } from './build-credential.ts';
import type { Client } from './client.ts';

type Spec = ExpandedClient['spec'];

type Protocol = Pick<
  Client,
  | 'keys'
  | 'responseTypes'
  | 'pushedRequestsOnly'
  | 'signedRequest'
  | 'signedResponse'
  | 'tokensBoundTo'
>;

/** What a client wants beyond the plain code flow: of thousands most want nothing. */
export function protocolOf(spec: Spec): Protocol {
  const keys = keysOf(spec);
  const boundTo = spec.tokens?.accessToken?.boundTo;
  return {
    ...(keys === undefined ? {} : { keys }),
    ...(spec.responseTypes?.some((type) => type !== 'code') === true
      ? { responseTypes: Object.freeze([...spec.responseTypes]) }
      : {}),
    ...(spec.pushedAuthorizationRequests === 'required' ? { pushedRequestsOnly: true } : {}),
    ...signaturesOf(spec),
    ...(boundTo === undefined ? {} : { tokensBoundTo: boundTo }),
  };
}

function signaturesOf({
  signedRequest,
  signedResponse,
  tokens,
}: Spec): Pick<Protocol, 'signedRequest' | 'signedResponse'> {
  const alg = signedResponse?.alg ?? tokens?.idToken?.alg ?? DEFAULT_ALGORITHM;
  return {
    ...(signedRequest === undefined
      ? {}
      : { signedRequest: Object.freeze({ required: false, ...signedRequest }) }),
    ...(signedResponse === undefined
      ? {}
      : { signedResponse: Object.freeze({ required: false, ...signedResponse, alg }) }),
  };
}
