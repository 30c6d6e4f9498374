import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { freePort, startIssuer, type IssuerOptions, type RunningIssuer } from './running-issuer.ts';

/** An issuer with several workers, before which every request gets a connection of its own. */
export type IssuerWithWorkers = RunningIssuer &
  Readonly<{
    /** Where the workers listen. */
    listenPort: number;
    /** Process ids of the workers, when last all of them served; the one that leads comes first. */
    pids(): readonly number[];
    /** Does something after which a worker has to be started again, and waits for that. */
    untilComplete(act: () => void): Promise<void>;
    /** Has the workers take turns with the requests that come while something is done. */
    takingTurns<T>(act: () => Promise<T>): Promise<T>;
    /** Does something with each worker alone. */
    withEach<T>(act: () => Promise<T>): Promise<readonly T[]>;
    /** The lines of the log with a message that fits. */
    logged(message: RegExp): readonly LogLine[];
  }>;

type LogLine = Readonly<Record<string, unknown>>;

const COMPLETE = /^all workers serve$/;

/** Several processes start at once. */
const PATIENCE_MS = 60_000;

/** Starts an issuer and waits until all of its workers serve. */
export async function startWorkers(
  count: number,
  options: IssuerOptions = {},
): Promise<IssuerWithWorkers> {
  const listenPort = await freePort();
  const issuer = await startIssuer({
    ...options,
    issuer: `  listen: { address: "127.0.0.1:${listenPort}" }\n${options.issuer ?? ''}`,
    flags: ['--workers', String(count), ...(options.flags ?? [])],
  });
  const logged = (message: RegExp) =>
    linesOf(issuer.output()).filter(({ msg }) => message.test(String(msg)));
  const pids = () => numbersIn(logged(COMPLETE).at(-1)?.['pids']);
  await issuer.until(() => logged(COMPLETE).length > 0, PATIENCE_MS);
  let beforeRequest: () => Promise<void> = () => Promise.resolve();
  const relay = await startRelay({
    port: Number(new URL(issuer.url).port),
    to: listenPort,
    beforeRequest: () => beforeRequest(),
  });
  return {
    ...issuer,
    listenPort,
    logged,
    pids,
    untilComplete: async (act) => {
      const before = logged(COMPLETE).length;
      act();
      await issuer.until(() => logged(COMPLETE).length > before, PATIENCE_MS);
    },
    takingTurns: async (act) => {
      let turn = 0;
      beforeRequest = () => leaveAlone(pids(), turn++ % count);
      try {
        return await act();
      } finally {
        beforeRequest = () => Promise.resolve();
        pids().forEach(wake);
      }
    },
    withEach: async (act) => {
      const results = [];
      try {
        for (const index of pids().keys()) {
          await leaveAlone(pids(), index);
          results.push(await act());
        }
      } finally {
        pids().forEach(wake);
      }
      return results;
    },
    async [Symbol.asyncDispose]() {
      await relay.stop();
      await issuer[Symbol.asyncDispose]();
    },
  };
}

/** Stops all processes but one: nobody else can take a connection then. */
async function leaveAlone(pids: readonly number[], index: number): Promise<void> {
  for (const [other, pid] of pids.entries()) {
    if (other === index) wake(pid);
    else await stop(pid);
  }
}

/** While it waits for something: in the middle of a write it would keep the others from writing. */
async function stop(pid: number): Promise<void> {
  while (!['S', 'T'].includes(stateOf(pid))) await setImmediate();
  process.kill(pid, 'SIGSTOP');
  while (stateOf(pid) !== 'T') await setImmediate();
}

const wake = (pid: number) => void process.kill(pid, 'SIGCONT');

/** proc(5): the state follows the name, which is in parentheses. */
function stateOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.charAt(stat.lastIndexOf(')') + 2);
}

function linesOf(output: string): readonly LogLine[] {
  return output.split('\n').flatMap((line) => {
    if (!line.startsWith('{') || !line.endsWith('}')) return [];
    const parsed: unknown = JSON.parse(line);
    return [{ ...Object(parsed) }];
  });
}

function numbersIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

type Relayed = Readonly<{ port: number; to: number; beforeRequest: () => Promise<void> }>;

/** Workers take connections, not requests. */
async function startRelay({ port, to, beforeRequest }: Relayed) {
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    await beforeRequest();
    const headers = { ...request.headers, connection: 'close' };
    const { method, url: path } = request;
    const passed = ask({ port: to, host: '127.0.0.1', path, method, headers, agent: false });
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.on('error', () => response.destroy()).pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  };
  const server = createServer((request, response) => void pass(request, response));
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
