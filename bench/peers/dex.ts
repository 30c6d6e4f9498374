import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../test/e2e/running-issuer.ts';
import { CALLBACK, CLIENTS, PASSWORD, SECRET } from '../tokens/scene.ts';
import type { Place } from '../tokens/write-directory.ts';
import type { Server } from '../tokens/servers.ts';
import { CONNECTORS, connectorOf, loginOf } from './dex-dialect.ts';
import { buildProgram, type GoProgram } from './go-program.ts';
import { startPeer } from './peer-process.ts';

const DEX: GoProgram = {
  name: 'dex',
  version: 'v2.45.1',
  module: 'github.com/dexidp/dex',
  moduleVersion: 'v0.0.0-20260303133905-11d2eeb52b42',
  command: './cmd/dex',
  tags: [],
  unreplaced: ['github.com/dexidp/dex/api/v2'],
};

/** Starts Dex, which it builds before if need be. */
export async function startDex({ root }: Place): Promise<Server> {
  const program = await buildProgram(DEX);
  const url = `http://127.0.0.1:${await freePort()}`;
  const directory = mkdtempSync(join(root, 'dex-'));
  const file = join(directory, 'dex.yaml');
  writeFileSync(file, JSON.stringify(settings(url, directory)));
  const address = `${url}/.well-known/openid-configuration`;
  const running = await startPeer(program, ['serve', file], { address });
  return {
    name: `Dex ${DEX.version}`,
    kind: 'dex',
    target: { url },
    hashesPasswords: false,
    ...running,
  };
}

/** JSON, which is YAML as well. Passwords of these connectors are not hashed. */
function settings(url: string, directory: string): object {
  const apps = [CLIENTS.login, CLIENTS.refresh];
  return {
    issuer: url,
    storage: { type: 'sqlite3', config: { file: join(directory, 'dex.db') } },
    web: { http: new URL(url).host },
    logger: { level: 'error' },
    connectors: Array.from({ length: CONNECTORS }, (_, turn) => ({
      type: 'mockPassword',
      id: connectorOf(turn),
      name: connectorOf(turn),
      config: { username: loginOf(turn), password: PASSWORD },
    })),
    staticClients: apps.map((id) => ({ id, name: id, secret: SECRET, redirectURIs: [CALLBACK] })),
  };
}
