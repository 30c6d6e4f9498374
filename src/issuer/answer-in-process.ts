import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';
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

type Handler = (...words: Parameters<RequestListener>) => unknown;

/** Asks a handler by HTTP without a network: nobody else can reach it. */
export async function answerInProcess(handler: Handler, asked: Asked): Promise<Answer> {
  const response = await exchangeInProcess(handler, asked);
  return { status: response.statusCode ?? 0, body: await json(response) };
}

/** The same for an answer of any kind; its body is still to be read. */
export async function exchangeInProcess(
  handler: Handler,
  { path, form, authorization, headers = {} }: Asked,
): Promise<IncomingMessage> {
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
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return response;
}
