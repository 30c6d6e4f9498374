import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { authMethodOf, CERTIFICATE_METHODS } from '../resource/client-auth-method.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import { expandClient } from '../resource/expand-client.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { createListMemo } from '../tree/list-memo.ts';

type Client = ResourceOf<'Client'>;

/** Of thousands of clients few present certificates. */
const presentingClients = createListMemo((client: Client) =>
  needOf(client) === undefined ? [] : [client],
);

/** Clients that present certificates, where the issuer does not say how the proxy tells of them. */
export function checkCertificates(
  clients: readonly Client[],
  issuer: ResourceOf<'Issuer'> | undefined,
): readonly Diagnostic[] {
  if (issuer === undefined) return [];
  const headers = issuer.value.spec.listen?.clientCertificate;
  return presentingClients.of(clients).flatMap((client) => {
    const need = needOf(client);
    if (need === undefined) return [];
    const missing =
      headers === undefined
        ? 'listen.clientCertificate'
        : need.verified && headers.verifiedHeader === undefined
          ? 'listen.clientCertificate.verifiedHeader'
          : undefined;
    if (missing === undefined) return [];
    return [
      diagnosticAt(client.document, `/spec/${need.at}`, 'key', {
        rule: 'client-certificate',
        message: `the client presents a certificate, and the issuer has no ${missing}`,
        help: `add ${missing} to the issuer: the header in which the proxy tells of it`,
      }),
    ];
  });
}

/** Where a client says that it presents certificates, and whether they have to be verified. */
function needOf(client: Client): Readonly<{ at: string; verified: boolean }> | undefined {
  const { spec } = expandClient(client);
  const method = authMethodOf(spec);
  if (CERTIFICATE_METHODS.includes(method)) {
    const isGiven = client.value.spec.tokenEndpointAuthMethod !== undefined;
    const at = isGiven ? 'tokenEndpointAuthMethod' : 'tlsClientAuth';
    return { at, verified: method === 'tls_client_auth' };
  }
  const { boundTo } = spec.tokens?.accessToken ?? {};
  return boundTo === 'certificate'
    ? { at: 'tokens/accessToken/boundTo', verified: false }
    : undefined;
}
