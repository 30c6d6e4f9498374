/**
 * Resources of which sops encrypted some values in their own file. They are decrypted before they are
 * validated; what can be said of them before that is here.
 */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { isSopsDocument } from '../secret/sops/sops-format.ts';
import { valueAt } from '../secret/value-at.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { Resource } from './resource.ts';

/** Kinds with values that somebody may want to hide. */
const KINDS: ReadonlySet<unknown> = new Set<Resource['kind']>(['Client', 'Group', 'User']);

/** What others refer to a resource by. */
const READABLE = ['/apiVersion', '/kind', '/metadata/name', '/metadata', '/spec/id'];

/**
 * Whether a document is a resource that sops encrypted in part. A Secret is none, for its values are
 * its own matter; and of one whose kind is encrypted nothing can be said.
 */
export function isEncryptedInPlace({ value }: ParsedDocument): boolean {
  if (!isSopsDocument(value)) return false;
  const kind = valueAt(value, '/kind');
  return typeof kind === 'string' && kind !== 'Secret' && !isCiphertext(kind);
}

/** Why a document may not be encrypted as it is, if so. */
export function faultOfEncryption(document: ParsedDocument): Diagnostic | undefined {
  const kind = String(valueAt(document.value, '/kind'));
  if (document.base !== '') return fault(document, '/sops', LIST_ITEM);
  if (!KINDS.has(kind)) {
    return fault(document, '/sops', {
      message: `kind ${kind} is not read from a file that sops encrypted`,
      help: `encrypt ${[...KINDS].join(', ')} files only; put other secrets into a Secret`,
    });
  }
  const hidden = READABLE.find((pointer) => holdsCiphertext(valueAt(document.value, pointer)));
  if (hidden === undefined) return undefined;
  return fault(document, hidden, {
    message: 'what tells one resource from another has to stay readable',
    help: 'let .sops.yaml encrypt some fields of spec only: encrypted_regex: ^(email|passwordHash|secretHash)$',
  });
}

type Words = Readonly<{ message: string; help: string }>;

const LIST_ITEM: Words = {
  message: 'sops encrypts whole files, and this is an item of a List',
  help: 'write it to a file of its own and encrypt that',
};

function fault(document: ParsedDocument, pointer: string, words: Words): Diagnostic {
  return diagnosticAt(document, pointer, 'key', { rule: 'encrypted-in-place', ...words });
}

function holdsCiphertext(value: unknown): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).some(holdsCiphertext);
  return typeof value === 'string' && isCiphertext(value);
}

const isCiphertext = (text: string) => text.startsWith('ENC[');
