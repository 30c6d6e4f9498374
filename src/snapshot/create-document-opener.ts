import { randomUUID } from 'node:crypto';
import { escapePointer } from '../diagnostic/pointer.ts';
import { isMapping } from '../document/is-mapping.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import type { AgeIdentity } from '../secret/age-identity.ts';
import { PromiseMemo } from '../secret/promise-memo.ts';
import { SopsError } from '../secret/sops/sops-error.ts';
import { sopsFormatOf } from '../secret/sops/sops-format.ts';
import { valueAt } from '../secret/value-at.ts';
import type { DocumentOpening, OpenDocument } from './document-opening.ts';
import { undecryptable } from './undecryptable.ts';

type DocumentOpenerOptions = Readonly<{
  identities: readonly AgeIdentity[];
  /** Without an identity, put stand-ins in the place of what is encrypted: for a review. */
  inspectWithoutIdentity: boolean;
}>;

/** What sops says of a file: as much as is needed to fill in a document. */
type Reading = Readonly<{ value: unknown; encrypted: ReadonlySet<string> }>;

/** Opens documents that sops encrypted in part; one that did not change is not decrypted again. */
export function createDocumentOpener(options: DocumentOpenerOptions): OpenDocument {
  const opened = new PromiseMemo<ParsedDocument, DocumentOpening>();
  return (document) => opened.get(document, () => openDocument(document, options));
}

/** The reader of such files is loaded for the first of them: most directories have none. */
async function openDocument(
  document: ParsedDocument,
  { identities, inspectWithoutIdentity }: DocumentOpenerOptions,
): Promise<DocumentOpening> {
  const { file } = document;
  try {
    if (identities.length > 0 || !inspectWithoutIdentity) {
      // The readable fields count as well, so that nobody may have changed them.
      const { decryptSopsFile } = await import('../secret/decrypt-sops-file.ts');
      return filledIn(document, await decryptSopsFile(file, identities), false);
    }
    const { readSealed } = await import('../secret/sops/sealed-value.ts');
    const sealed = readSealed(file.bytes, sopsFormatOf(file.path), {});
    return filledIn(document, { ...sealed, value: withStandIns(sealed) }, true);
  } catch (cause) {
    return undecryptable(cause, file.path);
  }
}

function filledIn(document: ParsedDocument, reading: Reading, sealed: boolean): DocumentOpening {
  const { file, index, base, value } = document;
  const hidden = [...reading.encrypted].map((pointer) => valueAt(reading.value, pointer));
  return {
    ok: true,
    document: {
      file,
      index,
      base,
      value: fillIn(withoutMetadata(value), reading.value, '', reading.encrypted),
      rangeOf: (pointer, part) => document.rangeOf(pointer, part),
    },
    veil: { encrypted: reading.encrypted, hidden, sealed },
  };
}

/**
 * Our own values where a file is readable, those of sops where it is not. The MAC vouches for what
 * sops reads: where that differs from what we read, it vouches for nothing.
 */
function fillIn(
  ours: unknown,
  theirs: unknown,
  pointer: string,
  encrypted: ReadonlySet<string>,
): unknown {
  if (encrypted.has(pointer)) return theirs;
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.map((item, at) => fillIn(item, theirs[at], `${pointer}/${at}`, encrypted));
  }
  if (isMapping(ours) && isMapping(theirs) && sameKeys(ours, theirs)) {
    return Object.fromEntries(
      Object.entries(ours).map(([key, child]) => [
        key,
        fillIn(child, theirs[key], `${pointer}/${escapePointer(key)}`, encrypted),
      ]),
    );
  }
  if (Object.is(ours, theirs)) return ours;
  throw new SopsError(
    'SOPS_UNSUPPORTED',
    `sops reads the value at ${pointer} differently`,
    'put it into quotes with "sops edit FILE"',
  );
}

function sameKeys(one: object, other: object): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key))
  );
}

function withoutMetadata(value: unknown): unknown {
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'sops'));
}

function withStandIns({ value, encrypted }: Reading): unknown {
  const visit = (node: unknown, pointer: string): unknown => {
    if (encrypted.has(pointer)) return standInFor(pointer);
    if (Array.isArray(node)) return node.map((item, at) => visit(item, `${pointer}/${at}`));
    if (!isMapping(node)) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => [
        key,
        visit(child, `${pointer}/${escapePointer(key)}`),
      ]),
    );
  };
  return visit(value, '');
}

/** Something that is nobody else's, and of the right form where that is easy to tell. */
function standInFor(pointer: string): string {
  if (/\/(?:secretHash|passwordHash)$/.test(pointer)) return `$2b$10$${'O'.repeat(53)}`;
  const unique = randomUUID();
  return pointer.endsWith('/email') ? `${unique}@sealed.invalid` : unique;
}
