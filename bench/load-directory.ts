import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** How many clients share a file where a file holds many. */
export const MANY = 100;

/** Files in one folder, as somebody would keep them. */
const FILES_PER_FOLDER = 1_000;

export const ISSUER = `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: https://auth.example.com
`;

/** Writes a configuration directory below the system's temporary one and returns its path. */
export function writeDirectory(clients: number, clientsPerFile: number): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'idpfile-bench-')));
  writeFileSync(join(root, 'issuer.yaml'), ISSUER);
  for (let first = 0; first < clients; first += clientsPerFile) {
    const count = Math.min(clientsPerFile, clients - first);
    const documents = Array.from({ length: count }, (_, index) => clientYAML(first + index));
    const path = join(root, pathOf(first / clientsPerFile));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, documents.join('---\n'));
  }
  return root;
}

/** Where the file of a number lies below its directory. */
export function pathOf(file: number): string {
  return `clients/team-${Math.floor(file / FILES_PER_FOLDER)}/file-${file}.yaml`;
}

/** About as long as the client files of real directories: every second one keeps a secret. */
export function clientYAML(number: number, revision = 0): string {
  const name = `app-${number}`;
  return `# Owned by team ${number % 40}; ask them before you change anything here.
apiVersion: idpfile/v1
kind: Client
metadata:
  name: ${name}
  labels:
    team: team-${number % 40}
  annotations:
    revision: "${revision}"
spec:
  id: ${name}.example
  name: Application number ${number}
${number % 2 === 0 ? '  public: true' : `  secretHash: $2b$10$${hashOf(number)}`}
  redirectURIs:
    - https://${name}.apps.example.com/oauth2/callback
    - https://${name}.staging.example.com/oauth2/callback?revision=${revision}
  postLogoutRedirectURIs:
    - https://${name}.apps.example.com/
  scopes: [openid, profile, email, groups]
  logoURL: https://static.example.com/logos/${name}.svg
  clientURI: https://${name}.apps.example.com/
  tokens:
    accessToken: { ttl: 30m }
    idToken: { ttl: 15m }
`;
}

/** A redirect URI that the client of a number has in one revision only. */
export function redirectURIOf(
  number: number,
  revision: number,
): Readonly<{ id: string; redirectURI: string }> {
  const redirectURI = `https://app-${number}.staging.example.com/oauth2/callback?revision=${revision}`;
  return { id: `app-${number}.example`, redirectURI };
}

/** Salt and digest of a bcrypt hash that nobody has a password for. */
function hashOf(number: number): string {
  return `${`${number}`.padStart(21, '0')}O${'x'.repeat(30)}2`;
}
