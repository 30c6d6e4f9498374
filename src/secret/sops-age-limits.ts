import { isX25519, type AgeIdentity } from './age-identity.ts';
import type { OpenedSops } from './sops/open-sops.ts';
import type { ParsedSops } from './sops/parse-sops.ts';
import type { SopsFormat } from './sops/sops-format.ts';
import type { SopsEntry, SopsNode } from './sops/sops-tree.ts';
import { looksEncrypted } from './sops/sops-value.ts';
import { valueAt } from './value-at.ts';

/** A file that our own reader has opened, its MAC verified. */
export type VerifiedFile = Readonly<{
  format: SopsFormat;
  parsed: ParsedSops;
  opened: OpenedSops;
  identities: readonly AgeIdentity[];
}>;

type Limit = Readonly<{ name: string; reason: string; applies(file: VerifiedFile): boolean }>;

/**
 * Valid files of sops that sops-age 4 cannot read, or reads wrongly. For these our own reader
 * decides alone.
 */
const LIMITS = [
  {
    name: 'recipient',
    reason: 'it knows X25519 keys only, no post-quantum ones, and finds them by their label',
    applies: (file: VerifiedFile) => sopsAgeIdentity(file) === undefined,
  },
  {
    name: 'no-version',
    reason: 'it demands sops.version, which other writers of the format leave out',
    applies: ({ parsed }) => parsed.metadata.version === '',
  },
  {
    name: 'time-type',
    reason: 'it does not know the type of unquoted dates, which sops has had since 3.10',
    applies: ({ parsed }) => someNode(parsed.data, isEncryptedTime),
  },
  {
    name: 'digit-keys',
    reason: 'it takes keys of digits for list indices, which sops leaves out of the context',
    applies: ({ parsed }) => someNode(parsed.data, hasDigitKey),
  },
  {
    name: 'dotenv-lines',
    reason: 'it gives quotes, "#" and unusual keys in dotenv files a meaning; sops does not',
    applies: ({ format, parsed }) =>
      format === 'dotenv' && parsed.data.entries.some(isUnusualDotenvLine),
  },
  {
    name: 'infinity',
    reason: 'it reads an encrypted infinite number as not a number',
    applies: ({ opened }) => someSecret(opened, isInfinite),
  },
  {
    name: 'byte-order-mark',
    reason: 'it drops a byte order mark at the start of an encrypted value',
    applies: ({ opened }) => someSecret(opened, (value) => String(value).startsWith('\ufeff')),
  },
] as const satisfies readonly Limit[];

/** Why sops-age is not asked about a file. */
export type SopsAgeLimit = (typeof LIMITS)[number]['name'];

/** The first reason why sops-age cannot read a file; undefined when it can. */
export function sopsAgeLimit(file: VerifiedFile): SopsAgeLimit | undefined {
  return LIMITS.find(({ applies }) => applies(file))?.name;
}

/** The one identity to hand to sops-age. */
export function sopsAgeIdentity({ opened, identities }: VerifiedFile): AgeIdentity | undefined {
  return identities.find(
    (identity) => opened.recipients.includes(identity.recipient) && isX25519(identity),
  );
}

function isEncrypted(node: SopsNode): boolean {
  return node.kind === 'leaf' && looksEncrypted(node.scalar);
}

function isEncryptedTime(node: SopsNode): boolean {
  return (
    node.kind === 'leaf' && looksEncrypted(node.scalar) && node.scalar.value.endsWith(',type:time]')
  );
}

function hasDigitKey(node: SopsNode): boolean {
  if (node.kind !== 'map') return false;
  return node.entries.some(([key, child]) => /^\d+$/.test(key) && someNode(child, isEncrypted));
}

function isUnusualDotenvLine([key, node]: SopsEntry): boolean {
  const value = node.kind === 'leaf' && node.scalar.type === 'str' ? node.scalar.value : '';
  return !/^[A-Za-z0-9_.-]+$/.test(key) || /['"`]/.test(value);
}

function someNode(node: SopsNode, test: (node: SopsNode) => boolean): boolean {
  if (test(node)) return true;
  if (node.kind === 'list') return node.items.some((item) => someNode(item, test));
  return node.kind === 'map' && node.entries.some(([, child]) => someNode(child, test));
}

function isInfinite(value: unknown): boolean {
  return value === Infinity || value === -Infinity;
}

function someSecret(opened: OpenedSops, test: (value: unknown) => boolean): boolean {
  return [...opened.encrypted].some((pointer) => test(valueAt(opened.value, pointer)));
}
