import { hash } from 'bcrypt';
import { stringify } from 'yaml';

export const SECRET = 'soak-client-secret';
export const PASSWORD = 'soak-password';
/** Nobody listens there: browsers stop at its door. */
export const CALLBACK = 'http://127.0.0.1:9/callback';

export const WEB_APPS = ['web-0', 'web-1', 'web-2', 'web-gone'] as const;
export const SERVICES = ['service-0', 'service-1'] as const;
export const PEOPLE = ['ann', 'ben', 'cem', 'guest'] as const;
/** Files that nobody asks about: so many that it matters when all are gone. */
export const EXTRAS: readonly string[] = Array.from({ length: 30 }, (_, i) => `extra-${i}`);

/** May be deleted and restored. */
export const GOES: readonly string[] = ['clients/web-gone.yaml', 'users/guest.yaml'];

export const clientPath = (name: string) => `clients/${name}.yaml`;
export const userPath = (name: string) => `users/${name}.yaml`;

/** Tokens of a version live for so many seconds and one for each version. */
const BASE_TTL_SECONDS = 1_000;

/** The version that the lifetime of an access token tells. */
export const versionOfLifetime = (seconds: number) => seconds - BASE_TTL_SECONDS;

/** A redirect URI that an app has in one version only. */
export const callbackOf = (version: number) => `${CALLBACK}/r${version}`;

/** Writes the file of a path so that everything it has to say tells its version. */
export type Declare = (path: string, version: number) => string;

export async function createDeclare(): Promise<Declare> {
  const cost = 4;
  const [secretHash, passwordHash] = [await hash(SECRET, cost), await hash(PASSWORD, cost)];
  return (path, version) => {
    const name = path.replace(/^.*\//, '').replace('.yaml', '');
    if (path.startsWith('users/')) {
      const email = `${name}@example.com`;
      const spec = { sub: `sub-${name}`, email, name: `Person ${name} r${version}`, passwordHash };
      return resource('User', name, spec);
    }
    const accessToken = { ttl: `${BASE_TTL_SECONDS + version}s` };
    const common = { name: `App ${name} r${version}`, secretHash, tokens: { accessToken } };
    return name.startsWith('service-')
      ? resource('Client', name, { ...common, type: 'service' })
      : resource('Client', name, { ...common, ...webSpec(version) });
  };
}

function webSpec(version: number): object {
  return { redirectURIs: [CALLBACK, callbackOf(version)], refreshTokens: true };
}

function resource(kind: string, name: string, spec: object): string {
  return stringify({ apiVersion: 'idpfile/v1', kind, metadata: { name }, spec });
}
