import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram, isExecutable } from './describe-where.ts';
import { freePort } from './e2e/running-issuer.ts';
import {
  createServerProcess,
  runToEnd,
  serverDirectory,
  type ServerProcess,
} from './server-process.ts';

const PASSWORD = 'pg-hunter2';
const INSTALLED = '/usr/lib/postgresql';

/** Where a PostgreSQL server and its tools are, if there is one. */
const tools = findTools();

/** For `describeWhere`. */
export const WHERE_POSTGRES = {
  isThere: tools !== undefined,
  lack: 'no PostgreSQL server found',
  help: 'install postgresql',
};

/** An empty database on a server that runs. */
export type PostgresServer = ServerProcess &
  Readonly<{
    /** With the password. */
    url: string;
    urlWithoutPassword: string;
    password: string;
  }>;

export async function startPostgres(): Promise<PostgresServer> {
  if (tools === undefined) throw new Error(WHERE_POSTGRES.lack);
  const directory = await serverDirectory();
  const port = await freePort();
  const data = join(directory, 'data');
  const passwordFile = join(directory, 'password');
  await writeFile(passwordFile, PASSWORD, { mode: 0o644 });
  await runToEnd(tools.initdb, [
    `--pgdata=${data}`,
    '--username=idpfile',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const server = createServerProcess(directory, {
    path: tools.postgres,
    words: [
      '-D',
      data,
      `--port=${port}`,
      '--listen_addresses=127.0.0.1',
      '--unix_socket_directories=',
      '--fsync=off',
    ],
    endsBy: 'SIGQUIT',
    isReady: (output) => output.includes('ready to accept connections'),
  });
  await server.start();
  const urlWith = (user: string) => `postgres://${user}@127.0.0.1:${port}/postgres`;
  return {
    ...server,
    url: urlWith(`idpfile:${PASSWORD}`),
    urlWithoutPassword: urlWith('idpfile'),
    password: PASSWORD,
  };
}

function findTools(): Readonly<{ postgres: string; initdb: string }> | undefined {
  const postgres = findProgram('postgres') ?? newestInstalled('postgres');
  const initdb = findProgram('initdb') ?? newestInstalled('initdb');
  return postgres === undefined || initdb === undefined ? undefined : { postgres, initdb };
}

/** Debian keeps them out of the PATH, a directory for each version. */
function newestInstalled(name: string): string | undefined {
  try {
    return readdirSync(INSTALLED)
      .map((version) => join(INSTALLED, version, 'bin', name))
      .findLast(isExecutable);
  } catch {
    return undefined;
  }
}
