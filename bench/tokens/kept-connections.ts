import { connect, type Socket } from 'node:net';

/** An answer with a body of a known length. */
export type Response = Readonly<{ status: number; body: string }>;

type Idle = Readonly<{ socket: Socket; since: number }>;

/** Servers close what has been idle for a while, some after five seconds. */
const IDLE_MS = 2_000;

const END_OF_HEAD = '\r\n\r\n';
const LAST_CHUNK = '\r\n0\r\n\r\n';

/**
 * Connections to one server, each used again as soon as its answer is there. They know no more of HTTP
 * than these servers answer with, so that they take little of the processor that the server needs too.
 */
export class KeptConnections {
  readonly #host: string;
  readonly #port: number;
  #idle: readonly Idle[] = [];

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** @param request the whole of it, in Latin-1 */
  async exchange(request: string): Promise<Response> {
    const socket = this.#takeIdle() ?? this.#open();
    const answered = readResponse(socket);
    socket.write(request, 'latin1');
    const response = await answered;
    this.#idle = [...this.#idle, { socket, since: performance.now() }];
    return response;
  }

  #takeIdle(): Socket | undefined {
    const latest = this.#idle.at(-1);
    if (latest === undefined) return undefined;
    if (performance.now() - latest.since < IDLE_MS) {
      this.#idle = this.#idle.slice(0, -1);
      return latest.socket;
    }
    for (const { socket } of this.#idle) socket.destroy();
    this.#idle = [];
    return undefined;
  }

  #open(): Socket {
    const socket = connect(this.#port, this.#host).setNoDelay().setMaxListeners(0);
    return socket.on('error', () => {});
  }
}

function readResponse(socket: Socket): Promise<Response> {
  return new Promise((resolve, reject) => {
    let received = '';
    const finish = (act: () => void) => {
      socket.off('data', take).off('close', fail).off('error', fail);
      act();
    };
    const fail = () => finish(() => reject(new Error('the connection was closed')));
    const take = (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const response = parse(received);
      if (response !== undefined) finish(() => resolve(response));
    };
    socket.on('data', take).on('close', fail).on('error', fail);
  });
}

function parse(received: string): Response | undefined {
  const end = received.indexOf(END_OF_HEAD);
  if (end === -1) return undefined;
  const head = received.slice(0, end);
  const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
  const body = received.slice(end + END_OF_HEAD.length);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return body.length < Number(length) ? undefined : { status, body };
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) {
    throw new Error(`an answer of no known length: ${head}`);
  }
  return body.endsWith(LAST_CHUNK) ? { status, body: joinChunks(body) } : undefined;
}

/** RFC 9112 section 7.1, for what these servers send: no extensions, no trailers. */
function joinChunks(body: string): string {
  let joined = '';
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.slice(at, end), 16);
    if (!(length > 0)) return joined;
    joined += body.slice(end + 2, end + 2 + length);
    at = end + 2 + length + 2;
  }
}
