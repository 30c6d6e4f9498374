import type { Client } from '../../snapshot/client.ts';
import { changedClients, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';
import { webHostOf } from '../web-site.ts';

/** Without TLS, anybody on the way reads what is sent and changes what comes back. */
export const redirectPlainHTTP: RiskRule = {
  name: 'redirect-plain-http',
  severity: 'high',
  summary: 'An address of a client begins with http:// and is not on the loopback.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) => {
      const known = new Set(addressesOf(client.before).map(({ address }) => address));
      return addressesOf(client.after)
        .filter(({ address }) => isPlain(address) && !known.has(address))
        .map(({ field, address }) =>
          riskOf(client, {
            field,
            item: address,
            message: `${address} is reached without TLS`,
            help: 'use https, or agree on a waiver until the app can',
          }),
        );
    }),
};

const isPlain = (address: string) => /^http:/i.test(address) && webHostOf(address) !== undefined;

/** Where people, keys and logout tokens go, or whose scripts are answered. */
function addressesOf(
  client: Client | undefined,
): readonly Readonly<{ field: string; address: string }>[] {
  if (client === undefined) return [];
  const { redirectURIs, postLogoutRedirectURIs, allowedCORSOrigins, backchannelLogoutURI, keys } =
    client;
  const fields = {
    redirectURIs,
    postLogoutRedirectURIs,
    allowedCORSOrigins: allowedCORSOrigins ?? [],
    backchannelLogoutURI: backchannelLogoutURI === undefined ? [] : [backchannelLogoutURI],
    'keys.jwksURI': keys?.jwksURI === undefined ? [] : [keys.jwksURI],
  };
  return Object.entries(fields).flatMap(([field, addresses]) =>
    addresses.map((address) => ({ field, address })),
  );
}
