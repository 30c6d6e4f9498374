import { hasKeys } from './client-auth-method.ts';
import type { ClientRule, Finding } from './client-rule.ts';
import type { ExpandedClient } from './expand-client.ts';
import type { ClientSpec } from './generated/client.ts';

/** How an authorization request may come, and what it may be answered with. */
export const AUTHORIZATION_RULES: readonly ClientRule[] = [
  authorizationFieldsHaveAUse,
  signedRequestsNeedKeys,
  signedResponsesAreSaidOnce,
  implicitNeedsAWaiver,
];

const FIELDS = [
  'pushedAuthorizationRequests',
  'signedRequest',
  'signedResponse',
  'responseTypes',
] as const;

function authorizationFieldsHaveAUse(
  { type, spec }: ExpandedClient,
  declared: ClientSpec,
): Finding[] {
  if (spec.grantTypes.includes('authorization_code')) return [];
  return FIELDS.filter((field) => declared[field] !== undefined).map((field) => ({
    rule: 'contradiction',
    at: field,
    message: `${field} is for a client that signs people in, and one of type ${type} does not`,
    help: `delete ${field}, or change type or grantTypes`,
  }));
}

function signedRequestsNeedKeys({ spec }: ExpandedClient): Finding[] {
  if (spec.signedRequest === undefined) return [];
  const at = 'signedRequest';
  if (spec.public) {
    const message = 'a public client keeps no key to sign its requests with';
    return [{ rule: 'contradiction', at, message, help: 'delete signedRequest' }];
  }
  if (hasKeys(spec)) return [];
  return [
    {
      rule: 'missing-field',
      at,
      message: 'signedRequest needs jwks or jwksURI: there is no key to check a signature with',
      help: 'add the public key of the client as jwks',
    },
  ];
}

function signedResponsesAreSaidOnce({ spec }: ExpandedClient): Finding[] {
  if (spec.signedResponse === undefined) return [];
  if (!Object.hasOwn(spec.clientMetadata ?? {}, 'response_modes')) return [];
  return [
    {
      rule: 'contradiction',
      at: 'signedResponse',
      message: 'signedResponse and response_modes of clientMetadata exclude each other',
      help: 'keep one of them',
    },
  ];
}

/** RFC 9700 section 2.1.2: what passes through the browser can be stolen there. */
function implicitNeedsAWaiver({ spec }: ExpandedClient): Finding[] {
  const { responseTypes = [], allowImplicit } = spec;
  const found = responseTypes.findIndex((responseType) => responseType !== 'code');
  if ((found === -1) === (allowImplicit === undefined)) return [];
  return found === -1
    ? [
        {
          rule: 'contradiction',
          at: 'allowImplicit',
          message: 'allowImplicit without a response type that needs it has no effect',
          help: 'delete it, or name the response type in responseTypes',
        },
      ]
    : [
        {
          rule: 'implicit-flow',
          at: `responseTypes/${found}`,
          message: `${responseTypes[found]} sends ID tokens through the browser`,
          help: 'use code, or say why not: allowImplicit: { reason: …, until: … }',
        },
      ];
}
