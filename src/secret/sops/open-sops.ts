import { createSecretKey, type KeyObject } from 'node:crypto';
import type { AgeIdentity } from '../age-identity.ts';
import { unwrapDataKey } from './data-key.ts';
import { type GoScalar, plainValue } from './go-scalar.ts';
import { Mac } from './mac.ts';
import { type ParsedSops, parseSops } from './parse-sops.ts';
import { SopsError } from './sops-error.ts';
import type { SopsFormat } from './sops-format.ts';
import type { SopsMetadata } from './sops-metadata.ts';
import type { SopsLeaf, SopsMap, SopsNode } from './sops-tree.ts';
import { pointerTo } from './sops-tree.ts';
import { looksEncrypted, openValue, valueContext } from './sops-value.ts';

/** A sops file whose MAC holds. */
export type OpenedSops = Readonly<{
  /**
   * The data without the metadata: plain objects whose keys are own properties and never
   * `__proto__`, arrays, strings, numbers, booleans, null. Scalars are typed as sops types them.
   */
  value: unknown;
  /** JSON pointers (RFC 6901) of the values that were encrypted: only these are fit for secrets. */
  encrypted: ReadonlySet<string>;
  /** The age recipients as the file names them; nothing proves that the names are right. */
  recipients: readonly string[];
  /** RFC 3339. */
  lastModified: string;
  /** The MAC leaves out what is not encrypted: anyone may have changed that. */
  macOnlyEncrypted: boolean;
}>;

export type OpenSopsOptions = Readonly<{
  format: SopsFormat;
  identities: readonly AgeIdentity[];
  /** Accept files whose MAC covers encrypted values only. Right for secrets, wrong for clients. */
  allowMacOnlyEncrypted?: boolean;
}>;

type Reading = Readonly<{ dataKey: KeyObject; mac: Mac; encrypted: Set<string> }>;

/**
 * Decrypts a sops file and verifies its MAC; nothing is returned unless all of it holds. The rules
 * of the file (encrypted_regex and its kin) decide nothing here, as they are not authenticated.
 * @throws SopsError
 */
export async function openSops(bytes: Uint8Array, options: OpenSopsOptions): Promise<OpenedSops> {
  return await openParsedSops(parseSops(bytes, options.format), options);
}

/**
 * The same for a file that is parsed already.
 * @throws SopsError
 */
export async function openParsedSops(
  { data, metadata }: ParsedSops,
  options: Omit<OpenSopsOptions, 'format'>,
): Promise<OpenedSops> {
  refuseMacOnlyEncrypted(metadata, options);
  const dataKey = await unwrapDataKey(metadata, options.identities);
  try {
    // Given bytes, Node spends more on finding out that they are no key object than on decrypting.
    return openTree(data, metadata, createSecretKey(dataKey));
  } finally {
    dataKey.fill(0);
  }
}

function openTree(data: SopsMap, metadata: SopsMetadata, dataKey: KeyObject): OpenedSops {
  const { age, lastModified, macOnlyEncrypted } = metadata;
  const mac = new Mac(macOnlyEncrypted);
  const encrypted = new Set<string>();
  const value = openNode(data, [], '', { dataKey, mac, encrypted });
  mac.verify(dataKey, metadata);
  const recipients = age.map(({ recipient }) => recipient);
  return { value, encrypted, recipients, lastModified, macOnlyEncrypted };
}

function openNode(
  node: SopsNode,
  keys: readonly string[],
  pointer: string,
  reading: Reading,
): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(
        node.entries.map(([key, child]) => [
          key,
          openNode(child, [...keys, key], pointerTo(pointer, key), reading),
        ]),
      );
    case 'list':
      return node.items.map((item, index) =>
        openNode(item, keys, pointerTo(pointer, index), reading),
      );
    case 'leaf':
      return plainValue(openLeaf(node, keys, pointer, reading));
  }
}

function openLeaf(
  { scalar }: SopsLeaf,
  keys: readonly string[],
  pointer: string,
  { dataKey, mac, encrypted }: Reading,
): GoScalar {
  const wasEncrypted = looksEncrypted(scalar);
  const plain = wasEncrypted ? openValue(dataKey, scalar.value, valueContext(keys)) : scalar;
  if (wasEncrypted) encrypted.add(pointer);
  mac.add(plain, wasEncrypted);
  return plain;
}

/**
 * @throws SopsError (SOPS_UNSUPPORTED) where the MAC leaves out what is not encrypted, and that is not allowed
 */
export function refuseMacOnlyEncrypted(
  metadata: Pick<SopsMetadata, 'macOnlyEncrypted'>,
  options: Pick<OpenSopsOptions, 'allowMacOnlyEncrypted'>,
): void {
  if (!metadata.macOnlyEncrypted || options.allowMacOnlyEncrypted === true) return;
  throw new SopsError(
    'SOPS_UNSUPPORTED',
    'the file has mac_only_encrypted, so its readable values are not protected',
    'set mac_only_encrypted to false in .sops.yaml and change a value with "sops edit FILE"',
  );
}
