import { stringify } from 'yaml';
import { startPostgres, WHERE_POSTGRES } from '../postgres-server.ts';
import { startRedis, WHERE_REDIS } from '../redis-server.ts';
import type { ServerProcess } from '../server-process.ts';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { CALLBACK } from './openid-client-app.ts';

export const SECRET = 'shared-state-e2e-secret';
/** Takes signed access tokens, which nobody has to keep. */
export const API = 'https://api.example.com';

export const PASSWORD_VARIABLE = 'IDPFILE_SECRET_STORAGE';

type StateServer = ServerProcess & Readonly<{ urlWithoutPassword: string; password: string }>;

/** The servers that several processes may keep their state on. */
export const STATE_SERVERS: readonly Readonly<{
  name: string;
  where: typeof WHERE_REDIS;
  start: () => Promise<StateServer>;
}>[] = [
  { name: 'Redis', where: WHERE_REDIS, start: startRedis },
  { name: 'PostgreSQL', where: WHERE_POSTGRES, start: startPostgres },
];

/** What `spec.storage` says of a server. */
export const storageOf = ({ urlWithoutPassword }: StateServer): string =>
  `{ url: "${urlWithoutPassword}", passwordRef: { env: ${PASSWORD_VARIABLE} } }`;

/** One person, an app for people and one that acts for itself. */
export async function sharedFiles(): Promise<Readonly<Record<string, string>>> {
  const secretHash = await hashOf(SECRET);
  const web = { redirectURIs: [CALLBACK], secretHash, consent: 'skip' };
  return {
    'users/alice.yaml': await aliceFile(),
    'clients/web.yaml': clientFile('web', web),
    'clients/robot.yaml': clientFile('robot', { type: 'service', secretHash, resources: ['api'] }),
    'resources/api.yaml': stringify({
      apiVersion: 'idpfile/v1',
      kind: 'Resource',
      metadata: { name: 'api' },
      spec: { identifier: API },
    }),
  };
}
