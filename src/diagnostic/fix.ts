/** One change of a document, at what a JSON pointer (RFC 6901) names. */
export type Edit =
  | Readonly<{ kind: 'rename-key'; pointer: string; name: string }>
  | Readonly<{ kind: 'replace-value'; pointer: string; value: string | boolean }>
  /** What is written there stays as it is and becomes a text. */
  | Readonly<{ kind: 'quote-value'; pointer: string }>;

/** What an author would change by hand, so sure to be meant that a program may do it. */
export type Fix = Readonly<{
  /** What changes: `redirectUris → redirectURIs`. Never holds the value of a secret. */
  title: string;
  /** Place of the document among those of its file that hold something, from 0. */
  document: number;
  edits: readonly Edit[];
}>;
