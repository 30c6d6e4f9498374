import { connect, type Socket } from 'node:net';

/** An answer with a body of a known length. */
export type Response = Readonly<{ status: number; body: string }>;

const END_OF_HEAD = '\r\n\r\n';

/**
 * Connections to one server, each used again as soon as its answer is there. They know no more of HTTP
 * than these servers answer with, so that they take little of the processor that the server needs too.
 */
export class KeptConnections {
  readonly #host: string;
  readonly #port: number;
  readonly #idle: Socket[] = [];

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** @param request the whole of it, in Latin-1 */
  async exchange(request: string): Promise<Response> {
    const socket = this.#idle.pop() ?? this.#open();
    const answered = readResponse(socket);
    socket.write(request, 'latin1');
    const response = await answered;
    this.#idle.push(socket);
    return response;
  }

  #open(): Socket {
    const socket = connect(this.#port, this.#host).setNoDelay().setMaxListeners(0);
    // Servers close what has been idle for a while.
    socket.on('close', () => {
      const at = this.#idle.indexOf(socket);
      if (at !== -1) this.#idle.splice(at, 1);
    });
    return socket;
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
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer of no known length: ${head}`);
  const body = received.slice(end + END_OF_HEAD.length);
  if (body.length < Number(length)) return undefined;
  return { status: Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)), body };
}
