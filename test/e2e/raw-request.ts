import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

type RawResponse = Readonly<{
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}>;

/**
 * A GET with any header at all: fetch would not send Host.
 * @param target what stands in the first line in place of the path and query of the URL
 */
export async function rawGet(
  url: string,
  headers: OutgoingHttpHeaders,
  target?: string,
): Promise<RawResponse> {
  const sent = request(url, { headers, ...(target !== undefined && { path: target }) }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}
