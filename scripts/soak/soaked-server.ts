import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MAIN } from '../../bench/served-directory.ts';

const MONITOR = join(import.meta.dirname, 'memory-monitor.ts');

/** One record of the log of a server. */
export type LogRecord = Readonly<{ level: string; msg: string; revision?: string }>;

/** Bytes in use after a collection of garbage. */
export type Memory = Readonly<{ heapUsed: number; rss: number }>;

/** A span of time in which requests may fail for want of a server. */
type Outage = { readonly from: number; to: number };

/** A server in a process of its own, that is killed and started again. */
export class SoakedServer {
  readonly #words: readonly string[];
  readonly #outages: Outage[] = [];
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();
  #up = Promise.withResolvers<void>();
  /** What the process that runs, or ran last, has said. */
  records: LogRecord[] = [];

  constructor(directory: string, stateDirectory: string) {
    const options = ['--expose-gc', '--import', MONITOR];
    this.#words = [...options, MAIN, 'serve', directory, '--state', stateDirectory];
  }

  /** Resolves once it listens. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, this.#words, {
      env: { PATH: process.env['PATH'], IDPFILE_LOG_FORMAT: 'json' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const { stdout } = child;
    if (stdout === null) throw new Error('no standard output');
    const records: LogRecord[] = [];
    this.records = records;
    this.#child = child;
    this.#ended = once(child, 'close');
    const listening = new Promise<void>((resolve) => {
      createInterface(stdout).on('line', (line) => {
        const record = parseRecord(line);
        if (record) records.push(record);
        if (record?.msg === 'listening') resolve();
      });
    });
    const early = once(child, 'close').then(([code]) => {
      throw new Error(`the server ended with ${String(code)}`);
    });
    early.catch(() => {});
    try {
      await Promise.race([listening, early]);
      const outage = this.#outages.at(-1);
      if (outage) outage.to = performance.now();
    } finally {
      // Nobody waits for ever for a server that does not come up.
      this.#up.resolve();
    }
  }

  /** SIGKILL: what it has not written by now is lost. */
  async kill(): Promise<void> {
    this.#outages.push({ from: performance.now(), to: Infinity });
    this.#up = Promise.withResolvers();
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    await this.#ended;
  }

  /** Resolves when it listens, at once if it does. */
  untilUp(): Promise<void> {
    return this.#up.promise;
  }

  /** Whether it was away at some moment between two. */
  wasAway(from: number, to: number): boolean {
    return this.#outages.some((outage) => outage.from <= to && outage.to >= from);
  }

  async memory(): Promise<Memory> {
    if (!this.#child) throw new Error('no server');
    const answered = once(this.#child, 'message');
    this.#child.send('how much');
    const ended = this.#ended.then(() => Promise.reject(new Error('the server has ended')));
    const [memory]: readonly unknown[] = await Promise.race([answered, ended]);
    return memory as Memory;
  }
}

function parseRecord(line: string): LogRecord | undefined {
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    return undefined;
  }
}
