import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';

/** An age key of a test's own, in a file such as `age-keygen -o` makes. */
export type AgeKey = Readonly<{
  file: string;
  /** Its public half. */
  recipient: string;
  /** What a process needs to decrypt what `encrypt` made. */
  environment: Readonly<Record<string, string>>;
  /** As `sops encrypt` does; what of a Secret is secret, where no other regex is given. */
  encrypt(yaml: string, encryptedRegex?: string): Promise<string>;
  /** Deletes the file. */
  [Symbol.asyncDispose](): Promise<void>;
}>;

export async function createAgeKey(): Promise<AgeKey> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-age-'));
  const file = join(directory, 'keys.txt');
  await writeFile(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600 });
  return {
    file,
    recipient,
    environment: { SOPS_AGE_KEY_FILE: file },
    encrypt: (yaml, encryptedRegex = '^(data|stringData)$') =>
      encryptSopsYaml(yaml, { recipients: [recipient], encryptedRegex }),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}

/** A Kubernetes Secret in plaintext. */
export function secretYAML(name: string, value: string): string {
  return `apiVersion: v1
kind: Secret
metadata:
  name: ${name}
type: Opaque
stringData:
  secret: "${value}"
`;
}
