import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

type RawResponse = Readonly<{
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}>;

/** A GET with any header at all: fetch would not send Host. */
export async function rawGet(url: string, headers: OutgoingHttpHeaders): Promise<RawResponse> {
  const sent = request(url, { headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}
