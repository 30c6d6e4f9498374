import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';

/** An app of somebody else's, on 127.0.0.1: cookies of localhost are the issuer's alone. */
export type AppServer = Readonly<{
  origin: string;
  /** Says what answers; an app needs to know its address before it can be built. */
  serve(app: RequestListener): void;
  [Symbol.asyncDispose](): Promise<void>;
}>;

export async function startAppServer(): Promise<AppServer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    serve: (app) => void server.on('request', app),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
