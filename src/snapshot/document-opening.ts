import type { ParsedDocument } from '../document/parsed-document.ts';
import type { Refusal } from './secret-opening.ts';

/** What of a decrypted document must not be shown. */
export type Veil = Readonly<{
  /** JSON pointers of the values that were encrypted. */
  encrypted: ReadonlySet<string>;
  /** The values themselves. */
  hidden: readonly unknown[];
  /** True when there was no key to decrypt it with: its values are stand-ins. */
  sealed: boolean;
}>;

/** A document that was decrypted and found whole, or why it was not. */
export type DocumentOpening =
  | Readonly<{ ok: true; document: ParsedDocument; veil: Veil }>
  | (Readonly<{ ok: false }> & Refusal<'secret-undecryptable'>);

/** Decrypts a document that sops encrypted in part. Asks the world: comes in from outside. */
export type OpenDocument = (document: ParsedDocument) => Promise<DocumentOpening>;
