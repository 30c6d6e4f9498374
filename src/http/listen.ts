import { createServer, type RequestListener, type Server } from 'node:http';
import type { HostPort } from '../snapshot/issuer.ts';

/** An address cannot be listened on. */
export class ListenFailed extends Error {
  override readonly name = 'ListenFailed';
  readonly code = 'listen-failed';
}

/** A listener that can be asked to stop. */
export type Listener = Readonly<{
  /** The port really taken, also where port 0 asked for any. */
  port: number;
  /** Takes no new connections, lets requests under way end within the time, then resolves. */
  drain(withinMs: number): Promise<void>;
}>;

/**
 * Listens for HTTP requests.
 * @throws ListenFailed when the address is taken, not ours, or not allowed
 */
export async function listen(
  handler: RequestListener,
  { host, port }: HostPort,
): Promise<Listener> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new ListenFailed(explain(cause, host, port), { cause })),
    );
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP listener');
  return { port: address.port, drain: (withinMs) => drain(server, withinMs) };
}

function drain(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), withinMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
    // A connection that is answered from now on is not kept for further requests.
    server.keepAliveTimeout = 1;
    server.keepAliveTimeoutBuffer = 0;
  });
}

function explain(cause: Error, host: string, port: number): string {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const code = 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `${address} is already in use: stop what listens there, or choose another address in issuer.yaml`;
    case 'EADDRNOTAVAIL':
      return `${address} is not an address of this machine: choose another one in issuer.yaml`;
    case 'EACCES':
      return `${address} is not allowed to this user: choose a port above 1023 in issuer.yaml`;
    default:
      return `cannot listen on ${address}: ${cause.message}`;
  }
}
