import type { Finding } from './client-rule.ts';
import type { IssuerSpec } from './generated/issuer.ts';

/** Headers that the server reads for something else. */
const TAKEN =
  /^(authorization|cookie|dpop|forwarded|host|origin|x-forwarded-.*|content-.*|accept.*)$/i;

/** What the headers with the certificate of a client need (RFC 8705). */
export function faultsOfCertificateHeaders(listen: IssuerSpec['listen']): readonly Finding[] {
  const { clientCertificate, trustProxy = [] } = listen ?? {};
  if (clientCertificate === undefined) return [];
  const at = 'listen/clientCertificate';
  const taken = (['header', 'verifiedHeader'] as const).filter((field) =>
    TAKEN.test(clientCertificate[field] ?? ''),
  );
  return [
    ...taken.map((field): Finding => ({
      rule: 'not-allowed-value',
      at: `${at}/${field}`,
      message: `the header ${clientCertificate[field]} has another meaning already`,
      help: 'have the proxy use a header of its own, such as Client-Cert',
    })),
    ...(trustProxy.length > 0
      ? []
      : [
          {
            rule: 'contradiction',
            at,
            message: 'the header is believed from addresses of trustProxy, and there are none',
            help: 'add listen.trustProxy: the addresses of the proxy',
          } as const,
        ]),
  ];
}
