import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../test/e2e/running-issuer.ts';
import { CALLBACK, CLIENTS, SCOPE, SECRET } from '../tokens/scene.ts';
import type { Server } from '../tokens/servers.ts';
import type { Place } from '../tokens/write-directory.ts';
import { buildProgram, type GoProgram } from './go-program.ts';
import { PAGES } from './hydra-dialect.ts';
import { startPeer } from './peer-process.ts';

const HYDRA: GoProgram = {
  name: 'hydra',
  version: 'v2.3.0',
  module: 'github.com/ory/hydra/v2',
  moduleVersion: 'v2.3.0',
  command: '.',
  tags: ['sqlite', 'json1'],
  unreplaced: ['github.com/ory/hydra-client-go/v2'],
};

/** Its least: it knows no secret that is not hashed. */
const SECRET_HASH_COST = 4;
const KEY_SETS = ['hydra.openid.id-token', 'hydra.jwt.access-token'];

/** Starts Hydra, which it builds before if need be, with the RSA key and the clients of everybody. */
export async function startHydra(place: Place): Promise<Server> {
  const program = await buildProgram(HYDRA);
  const [url, adminURL] = [await freeURL(), await freeURL()];
  const directory = mkdtempSync(join(place.root, 'hydra-'));
  const file = join(directory, 'hydra.json');
  writeFileSync(file, JSON.stringify(settings({ url, adminURL, directory })));
  execFileSync(program, ['migrate', 'sql', 'up', '-e', '--yes', '--config', file], {
    env: { DSN: dsnIn(directory) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const words = ['serve', 'all', '--dev', '--sqa-opt-out', '--config', file];
  const running = await startPeer(program, words, { address: `${url}/health/ready` });
  try {
    const { keys } = JSON.parse(readFileSync(place.keysFile, 'utf8')) as {
      keys: { alg: string }[];
    };
    const set = { keys: keys.filter(({ alg }) => alg === 'RS256') };
    for (const name of KEY_SETS) await tell('PUT', `${adminURL}/admin/keys/${name}`, set);
    for (const client of clients()) await tell('POST', `${adminURL}/admin/clients`, client);
  } catch (cause) {
    await running.stop();
    throw cause;
  }
  return {
    name: `Hydra ${HYDRA.version}`,
    kind: 'hydra',
    target: { url, adminURL },
    hashesPasswords: false,
    ...running,
  };
}

function settings(at: Readonly<{ url: string; adminURL: string; directory: string }>): object {
  const listener = (url: string) => ({ host: '127.0.0.1', port: Number(new URL(url).port) });
  return {
    dsn: dsnIn(at.directory),
    serve: { public: listener(at.url), admin: listener(at.adminURL) },
    urls: {
      self: { issuer: at.url, public: at.url },
      login: `${PAGES}login`,
      consent: `${PAGES}consent`,
    },
    secrets: { system: ['a-secret-of-the-bench-that-is-long-enough'] },
    oauth2: { hashers: { algorithm: 'bcrypt', bcrypt: { cost: SECRET_HASH_COST } } },
    log: { level: 'error' },
    sqa: { opt_out: true },
  };
}

const dsnIn = (directory: string) => `sqlite://${join(directory, 'hydra.db')}?_fk=true`;

function clients(): readonly object[] {
  const app = {
    client_secret: SECRET,
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
    scope: `${SCOPE} offline_access`,
  };
  return [
    { ...app, client_id: CLIENTS.login },
    { ...app, client_id: CLIENTS.refresh },
    {
      client_id: CLIENTS.service,
      client_secret: SECRET,
      grant_types: ['client_credentials'],
      access_token_strategy: 'jwt',
    },
  ];
}

async function tell(method: string, address: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
}

async function freeURL(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}
