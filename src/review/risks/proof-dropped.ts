import type { Client } from '../../snapshot/client.ts';
import type { Issuer } from '../../snapshot/issuer.ts';
import { changedClients, changedIssuer, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** What is not required is not there when it counts. */
export const proofDropped: RiskRule = {
  name: 'proof-dropped',
  severity: 'high',
  summary:
    'Pushed or signed requests, signed responses, tokens bound to a key, or verified certificates are no longer required.',
  find: (comparison) => [
    ...changedClients(comparison).flatMap((client) => {
      const { before, after } = client;
      if (before === undefined) return [];
      return CLIENT_PROOFS.filter(({ isRequired }) => isRequired(before) && !isRequired(after)).map(
        ({ field, message }) => riskOf(client, { field: fieldAmong(client, field), message }),
      );
    }),
    ...changedIssuer(comparison).flatMap((issuer) =>
      ISSUER_PROOFS.filter(
        ({ isRequired }) => isRequired(issuer.before) && !isRequired(issuer.after),
      ).map(({ field, message }) => riskOf(issuer, { field: fieldAmong(issuer, field), message })),
    ),
  ],
};

type Proof<T> = Readonly<{ field: string; isRequired: (one: T) => boolean; message: string }>;

const PUSHED = 'authorization requests need no longer be pushed';

const CLIENT_PROOFS: readonly Proof<Client>[] = [
  {
    field: 'pushedRequestsOnly',
    isRequired: ({ pushedRequestsOnly }) => pushedRequestsOnly === true,
    message: PUSHED,
  },
  {
    field: 'signedRequest',
    isRequired: ({ signedRequest }) => signedRequest?.required === true,
    message: 'authorization requests need no longer be signed',
  },
  {
    field: 'signedResponse',
    isRequired: ({ signedResponse }) => signedResponse?.required === true,
    message: 'authorization responses need no longer be signed',
  },
  {
    field: 'tokensBoundTo',
    isRequired: ({ tokensBoundTo }) => tokensBoundTo !== undefined,
    message: 'tokens are good for whoever has them, no longer bound to a key',
  },
];

const ISSUER_PROOFS: readonly Proof<Issuer>[] = [
  {
    field: 'pushedRequestsOnly',
    isRequired: ({ pushedRequestsOnly }) => pushedRequestsOnly,
    message: PUSHED,
  },
  {
    field: 'clientCertificate',
    isRequired: ({ clientCertificate }) => clientCertificate?.verified !== undefined,
    message: 'the proxy no longer says whether it verified a certificate',
  },
];

/** A setting with settings inside is told of by the one that is another. */
function fieldAmong(
  { change: { fields } }: Readonly<{ change: { fields: readonly { path: string }[] } }>,
  name: string,
): string {
  return fields.find(({ path }) => path === name || path.startsWith(`${name}.`))?.path ?? name;
}
