import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { generateClientSecret } from '../src/secret/generate-secret.ts';
import { encryptSopsYaml } from '../src/secret/sops/encrypt-sops.ts';
import { ISSUER } from './load-directory.ts';

export type KeyKind = 'X25519' | 'post-quantum';

/** A directory of clients, each with a sops file of its own, and what opens these. */
export type SecretsDirectory = Readonly<{ root: string; keyFile: string; recipient: string }>;

/** Writes it below the system's temporary directory. */
export async function writeSecretsDirectory(
  clients: number,
  kind: KeyKind,
): Promise<SecretsDirectory> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'idpfile-bench-')));
  const [root, keyFile] = [join(parent, 'directory'), join(parent, 'keys.txt')];
  const identity = await (kind === 'X25519' ? generateX25519Identity() : generateHybridIdentity());
  const recipient = await identityToRecipient(identity);
  writeFileSync(keyFile, `${identity}\n`, { mode: 0o600 });
  for (const folder of ['clients', 'secrets']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'issuer.yaml'), ISSUER);
  for (let number = 0; number < clients; number += 1) {
    writeFileSync(join(root, `clients/app-${number}.yaml`), clientYAML(number));
    writeFileSync(join(root, secretPath(number)), await sealedSecret(number, recipient));
  }
  return { root, keyFile, recipient };
}

/** Below the directory. */
export const secretPath = (number: number) => `secrets/app-${number}.sops.yaml`;

/** A Secret with one generated value, encrypted with a data key of its own. */
export function sealedSecret(number: number, recipient: string): Promise<string> {
  const yaml = `apiVersion: v1
kind: Secret
metadata:
  name: app-${number}
stringData:
  secret: "${generateClientSecret()}"
`;
  return encryptSopsYaml(yaml, {
    recipients: [recipient],
    encryptedRegex: '^(data|stringData)$',
  });
}

const clientYAML = (number: number) => `apiVersion: idpfile/v1
kind: Client
metadata:
  name: app-${number}
spec:
  redirectURIs:
    - https://app-${number}.example.com/callback
`;
