import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createCertificate } from '../self-signed-certificate.ts';

/** What stands before an issuer in earnest: it speaks TLS to the world, and plain HTTP to us. */
export type TLSProxy = Readonly<{ stop(): Promise<void> }>;

/** Where the proxy says its clients are: nobody is really there (RFC 5737). */
export const CLIENT_ADDRESS = '198.51.100.1';

/** From now on fetch trusts the certificate of the proxy as well. */
export async function startTLSProxy(port: number, targetPort: number): Promise<TLSProxy> {
  const certificate = await createCertificate('localhost');
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  const server = createServer(certificate, (incoming, outgoing) => {
    forward(incoming, outgoing, targetPort);
  }).listen(port, 'localhost');
  await once(server, 'listening');
  return {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Adds the address of its client behind those that the client claims, as proxies do. */
function forward(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method = 'GET', url = '/', headers } = incoming;
  const claimed = headers['x-forwarded-for'];
  const addresses = [...(claimed === undefined ? [] : [claimed]), CLIENT_ADDRESS];
  const options = { host: '127.0.0.1', port, method, path: url, headers: { ...headers } };
  options.headers['x-forwarded-for'] = addresses.join(', ');
  const forwarded = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  forwarded.on('error', () => outgoing.destroy());
  incoming.pipe(forwarded);
}
