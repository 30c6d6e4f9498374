import { DEFAULT_ROUTES } from '../../src/resource/endpoint-routes.ts';
import { hash } from 'bcrypt';
import { START_OF_FILE } from '../../src/diagnostic/diagnostic.ts';
import type { Client } from '../../src/snapshot/client.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { foldLogin } from '../../src/snapshot/snapshot.ts';
import type { User } from '../../src/snapshot/user.ts';

const SOURCE = { file: 'users/somebody.yaml', range: START_OF_FILE };

/** A person with nothing but a name; `more` adds to it. */
export function person(username: string, more: Partial<User> = {}): User {
  return {
    key: username,
    sub: `sub-of-${username}`,
    username,
    emailVerified: false,
    groups: [],
    attributes: {},
    enabled: true,
    source: SOURCE,
    ...more,
  };
}

/** A person with a password. */
export async function personWithPassword(
  username: string,
  password: string,
  { cost = 4, ...more }: Partial<User> & Readonly<{ cost?: number }> = {},
): Promise<User> {
  return person(username, { ...more, passwordHash: await hash(password, cost) });
}

/** A snapshot of these people and clients, and of nothing else. */
export function snapshotOf(users: readonly User[], clients: readonly Client[] = []): Snapshot {
  const names = (user: User) => [user.username, ...(user.email === undefined ? [] : [user.email])];
  return {
    revision: '0'.repeat(64),
    issuer: {
      url: 'http://localhost:8080',
      title: 'Example Login',
      links: {},
      trustProxy: [],
      documentHosts: [],
      routes: DEFAULT_ROUTES,
      webFingerDomains: [],
      hints: 'near-miss',
      pushedRequestsOnly: false,
      reload: { mode: 'isolate', allowEmpty: false },
      ttl: { accessToken: 3600, idToken: 3600, refreshToken: 3600, session: 3600 },
      source: SOURCE,
    },
    addresses: { listen: { host: '127.0.0.1', port: 0 }, admin: 'off', storageURL: 'memory:' },
    clients: new Map(clients.map((client) => [client.id, client])),
    scopes: new Map(),
    resourceServers: new Map(),
    usersBySub: new Map(users.map((user) => [user.sub, user])),
    usersByLogin: new Map(
      users.flatMap((user) => names(user).map((name) => [foldLogin(name), user] as const)),
    ),
  };
}
