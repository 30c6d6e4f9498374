import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** The issuer as a user runs it: a process of its own that serves a directory of files. */
export type RunningIssuer = Readonly<{
  url: string;
  adminURL: string;
  /** The configuration directory. */
  directory: string;
  stateDirectory: string;
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Writes a file of the configuration directory. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Does something to the files and waits until the issuer has come to an answer about it. */
  change(act: () => Promise<void>): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Stops it and deletes its directories. */
  [Symbol.asyncDispose](): Promise<void>;
}>;

export type IssuerOptions = Readonly<{
  /** Path below the configuration directory → content. `issuer.yaml` is added when missing. */
  files?: (url: string) => Readonly<Record<string, string>>;
  flags?: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** Directories of an issuer that was stopped: to start it again. */
  again?: RunningIssuer;
}>;

/** Starts an issuer on free ports and waits until it listens. */
export async function startIssuer(options: IssuerOptions = {}): Promise<RunningIssuer> {
  const { again } = options;
  const root = again === undefined ? await mkdtemp(join(tmpdir(), 'idpfile-e2e-')) : undefined;
  const directory = again?.directory ?? join(root ?? '', 'directory');
  const stateDirectory = again?.stateDirectory ?? join(root ?? '', 'state');
  const url = again?.url ?? `http://localhost:${await freePort()}`;
  const adminURL = again?.adminURL ?? `http://127.0.0.1:${await freePort()}`;
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  };
  if (again === undefined) {
    const files = { 'issuer.yaml': issuerYAML(url, adminURL), ...options.files?.(url) };
    for (const [path, text] of Object.entries(files)) await write(path, text);
  }
  const child = spawnIssuer(directory, stateDirectory, options);
  const output = collectOutput(child);
  await listening(child, output);
  const stop = async () => {
    if (child.exitCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await exited) as [number | null];
    return code;
  };
  return {
    url,
    adminURL,
    directory,
    stateDirectory,
    output,
    write,
    remove: (path) => rm(join(directory, path), { recursive: true }),
    change: async (act) => {
      const before = answersIn(output());
      await act();
      await expect.poll(() => answersIn(output()), { timeout: 10_000 }).toBeGreaterThan(before);
    },
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await rm(dirname(directory), { recursive: true, force: true });
    },
  };
}

/** The least an issuer needs; indented values may be added under `spec`. */
export function issuerYAML(url: string, adminURL: string, more = ''): string {
  return `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: ${url}
  admin: { address: "${new URL(adminURL).host}" }
  ui: { title: Example Login }
${more}`;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  server.close();
  await once(server, 'close');
  return address.port;
}

function spawnIssuer(
  directory: string,
  stateDirectory: string,
  { flags = [], environment = {} }: IssuerOptions,
): ChildProcess {
  const words = [MAIN, 'serve', directory, '--state', stateDirectory, ...flags];
  return spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'], IDPFILE_LOG_FORMAT: 'json', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return () => text;
}

async function listening(child: ChildProcess, output: () => string): Promise<void> {
  await expect
    .poll(
      () => {
        if (child.exitCode !== null) throw new Error(`the issuer ended:\n${output()}`);
        return /"msg":"listening"|^Serving /m.test(output());
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}

const answersIn = (output: string) => output.match(/"msg":"reload(ed|\b)/g)?.length ?? 0;
