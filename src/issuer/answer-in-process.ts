import { once } from 'node:events';
import { createServer, request, type RequestListener } from 'node:http';
import { duplexPair } from 'node:stream';
import { json } from 'node:stream/consumers';

/** What an endpoint answered, as JSON. */
export type Answer = Readonly<{ status: number; body: unknown }>;

type Asked = Readonly<{
  path: string;
  /** POSTs it. */
  form?: Readonly<Record<string, string>>;
  authorization?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** Asks a handler by HTTP without a network: nobody else can reach it. */
export async function answerInProcess(
  handler: (...words: Parameters<RequestListener>) => unknown,
  { path, form, authorization, headers = {} }: Asked,
): Promise<Answer> {
  const [client, server] = duplexPair();
  const body = form === undefined ? '' : new URLSearchParams(form).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  createServer((incoming, outgoing) => void handler(incoming, outgoing)).emit('connection', server);
  const asking = request({
    createConnection: () => client,
    method: form === undefined ? 'GET' : 'POST',
    path,
    headers: {
      ...headers,
      ...(authorization === undefined ? {} : { authorization }),
      ...(form === undefined ? {} : { ...type, 'content-length': Buffer.byteLength(body) }),
      connection: 'close',
    },
  });
  asking.end(body);
  const [response] = await once(asking, 'response');
  return { status: response.statusCode, body: await json(response) };
}
