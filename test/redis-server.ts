import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './describe-where.ts';
import { freePort } from './e2e/running-issuer.ts';
import { createServerProcess, serverDirectory, type ServerProcess } from './server-process.ts';

const PASSWORD = 'redis-hunter2';

const settings = { bind: '127.0.0.1', appendonly: 'yes', save: '', requirepass: PASSWORD };

/** Valkey is started in the same way. */
const program = findProgram('redis-server') ?? findProgram('valkey-server');

/** For `describeWhere`. */
export const WHERE_REDIS = {
  isThere: program !== undefined,
  lack: 'no redis-server found',
  help: 'install redis-server',
};

export type RedisServer = ServerProcess &
  Readonly<{
    port: number;
    /** With the password. */
    url: string;
    urlWithoutPassword: string;
    password: string;
  }>;

/** @param words further settings, as on the command line */
export async function startRedis(words: readonly string[] = []): Promise<RedisServer> {
  if (program === undefined) throw new Error(WHERE_REDIS.lack);
  const directory = await serverDirectory();
  const port = await freePort();
  const server = createServerProcess(directory, {
    path: program,
    words: [...wordsOf({ ...settings, port: String(port), dir: directory }), ...words],
    endsBy: 'SIGKILL',
    isReady: (output) => output.includes('Ready to accept connections'),
  });
  await server.start();
  return {
    ...server,
    port,
    url: `redis://:${PASSWORD}@127.0.0.1:${port}`,
    urlWithoutPassword: `redis://127.0.0.1:${port}`,
    password: PASSWORD,
  };
}

const wordsOf = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);

/** A sentinel that watches a server under the name `main`; returns the URL to find it by. */
export async function startSentinel(
  watched: RedisServer,
): Promise<ServerProcess & Readonly<{ url: string }>> {
  if (program === undefined) throw new Error(WHERE_REDIS.lack);
  const directory = await serverDirectory();
  const port = await freePort();
  const path = join(directory, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${directory}`,
    `sentinel monitor main 127.0.0.1 ${watched.port} 1`,
    `sentinel auth-pass main ${PASSWORD}`,
  ];
  await writeFile(path, lines.join('\n'));
  // It writes down there what it learns.
  await chmod(path, 0o666);
  const server = createServerProcess(directory, {
    path: program,
    words: [path, '--sentinel'],
    endsBy: 'SIGKILL',
    isReady: (output) => output.includes('+monitor master main'),
  });
  await server.start();
  return { ...server, url: `redis+sentinel://:${PASSWORD}@127.0.0.1:${port}/main` };
}
