import { join } from 'node:path';
import { expandClient } from '../../resource/expand-client.ts';
import type { ResourceOf } from '../../resource/resource.ts';
import { hashBcrypt } from '../../secret/bcrypt-hash.ts';
import { generateClientSecret } from '../../secret/generate-secret.ts';
import { rootOf } from '../../tree/layout.ts';
import { findSecret, type AuthoredDirectory } from './authored-directory.ts';
import type { FieldEdit } from './field-edit.ts';
import type { FileChange } from './file-change.ts';
import { secretPath } from './new-secret.ts';
import { referredSecrets } from './referred-secrets.ts';
import { sealOrRefuse } from './seal-or-refuse.ts';
import { sopsReveal } from './sops-pipe.ts';

type Client = ResourceOf<'Client'>;

/** A new secret of a client that has one. */
export type Successor = Readonly<{
  /** To be written before the client is changed. */
  files: readonly FileChange[];
  edit: FieldEdit;
  /** What the client had instead: an item of its previousSecrets, without an end. */
  old: object;
  /** The secret, or how to read it. */
  told: string;
}>;

/**
 * Makes a secret of the kind that a client has: a hash stays one, and a Secret gets another beside it.
 * @throws AuthoringRefused when it cannot be encrypted
 */
export function successorOf(
  directory: AuthoredDirectory,
  client: Client,
  now: Date,
): Promise<Successor> {
  const { secretHash } = expandClient(client).spec;
  return secretHash === undefined
    ? sealedSuccessor(directory, client, now)
    : hashedSuccessor(secretHash);
}

async function hashedSuccessor(secretHash: string): Promise<Successor> {
  const secret = generateClientSecret();
  const value = await hashBcrypt(secret);
  return {
    files: [],
    edit: { kind: 'set', field: 'secretHash', value },
    old: { secretHash },
    told: `${secret}  (shown once: only a hash is kept)`,
  };
}

async function sealedSuccessor(
  directory: AuthoredDirectory,
  { value, document }: Client,
  now: Date,
): Promise<Successor> {
  const { metadata, spec } = value;
  const name = successorName(directory, metadata.name, now);
  // Beside the client, where the same people may write.
  const root = rootOf(document.file.path);
  const secret = { name, root, values: { secret: generateClientSecret() } };
  const isThere = findSecret(directory, name) !== undefined;
  const sealed = isThere
    ? []
    : [
        await sealOrRefuse(directory, secret, {
          print: `secret new ${name} --print`,
          afterwards: 'and then this command again: it takes the Secret that is there.',
        }),
      ];
  return {
    files: sealed,
    edit: { kind: 'set', field: 'secretRef', value: { name } },
    old: { secretRef: spec.secretRef ?? { name: metadata.name } },
    told: sopsReveal(join(directory.path, secretPath(secret)), 'secret'),
  };
}

/** A name with the day; one that is there and that nothing refers to was made for this. */
export function successorName(
  { resources, ...rest }: AuthoredDirectory,
  name: string,
  now: Date,
): string {
  const dated = `${name}-${now.toISOString().slice(0, 10)}`;
  const referred = referredSecrets(resources);
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? dated : `${dated}-${count}`;
    const isTaken = findSecret({ resources, ...rest }, candidate) !== undefined;
    if (!isTaken || !referred.has(candidate)) return candidate;
  }
}

/** RFC 3339, to the second. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
