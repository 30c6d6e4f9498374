import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashSync } from 'bcrypt';
import { stringify } from 'yaml';
import {
  APIS,
  CALLBACK,
  CLIENTS,
  PASSWORD,
  PASSWORD_HASH_COST,
  people,
  SECRET,
  SECRET_HASH_COST,
} from './scene.ts';

/** Where the things of one run lie. */
export type Place = Readonly<{
  root: string;
  /** A private JWK set of an RS256 and an ES256 key. */
  keysFile: string;
  /** The bcrypt hash of the secret. */
  secretHash: string;
}>;

/** Makes keys and secrets for all issuers of a run, below the system's temporary directory. */
export function createPlace(): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'idpfile-bench-')));
  mkdirSync(join(root, 'secrets'));
  const keysFile = join(root, 'secrets/keys');
  writeFileSync(keysFile, JSON.stringify({ keys: createKeys() }));
  writeFileSync(join(root, 'secrets/client'), SECRET);
  return { root, keysFile, secretHash: hashSync(SECRET, SECRET_HASH_COST) };
}

/** Writes what an issuer of ours serves and returns the directory. */
export function writeDirectory(
  { root, keysFile, secretHash }: Place,
  { url, storage }: Readonly<{ url: string; storage: string }>,
): string {
  const directory = mkdtempSync(join(root, 'directory-'));
  const secretRef = { file: join(root, 'secrets/client') };
  const service = { type: 'service', resources: Object.keys(APIS).map((alg) => alg.toLowerCase()) };
  const app = { redirectURIs: [CALLBACK], secretRef, consent: 'ask' };
  const files = {
    'issuer.yaml': [
      document('Issuer', 'main', {
        url,
        admin: { address: 'off' },
        storage: { url: storage },
        secretFiles: [join(root, 'secrets')],
        keys: { secretRef: { file: keysFile } },
      }),
    ],
    'resources/apis.yaml': Object.entries(APIS).map(([alg, identifier]) =>
      document('Resource', alg.toLowerCase(), { identifier, accessToken: { alg } }),
    ),
    'clients/apps.yaml': [
      document('Client', CLIENTS.login, app),
      document('Client', CLIENTS.refresh, { ...app, refreshTokens: true }),
      document('Client', CLIENTS.service, { ...service, secretRef }),
      document('Client', CLIENTS.hashed, { ...service, secretHash }),
    ],
    'users/people.yaml': people.map(({ sub, name, email }) =>
      document('User', sub, { sub, name, email, emailVerified: true, passwordHash }),
    ),
  };
  for (const [path, documents] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), documents.join('---\n'));
  }
  return directory;
}

const passwordHash = hashSync(PASSWORD, PASSWORD_HASH_COST);

function createKeys(): readonly object[] {
  const jwkOf = ({ privateKey }: Readonly<{ privateKey: KeyObject }>, alg: string) => ({
    ...privateKey.export({ format: 'jwk' }),
    alg,
    use: 'sig',
    kid: alg,
  });
  return [
    jwkOf(generateKeyPairSync('rsa', { modulusLength: 2048 }), 'RS256'),
    jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'ES256'),
  ];
}

function document(kind: string, name: string, spec: object): string {
  return stringify({ apiVersion: 'idpfile/v1', kind, metadata: { name }, spec });
}
