import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';

/** One place where a resource names another. */
export type Reference = Readonly<{
  document: ParsedDocument;
  pointer: string;
  part: 'key' | 'value';
  name: string;
  /** The Secret that the name stands in: then it is not shown. */
  hiddenIn?: string;
}>;

/** The entries of a list of names. */
export function listed(
  document: ParsedDocument,
  pointer: string,
  names: readonly string[] = [],
): Reference[] {
  return names.map((name, index) => ({
    document,
    pointer: `${pointer}/${index}`,
    part: 'value',
    name,
  }));
}

/** A diagnostic for each reference to something that is not declared. */
export function dangling(
  what: string,
  references: readonly Reference[],
  names: readonly string[],
): Diagnostic[] {
  const known = new Set(names);
  return references
    .filter(({ name }) => !known.has(name))
    .map(({ document, pointer, part, name, hiddenIn }) => {
      const rule = 'unknown-reference';
      if (hiddenIn !== undefined) {
        const message = `Secret ${hiddenIn} names a ${what} that does not exist`;
        return diagnosticAt(document, pointer, part, { rule, message, inert: true });
      }
      const close = nearest(name, names);
      return diagnosticAt(document, pointer, part, {
        rule,
        message: `no ${what} is called ${JSON.stringify(name)}`,
        inert: true,
        ...(close === undefined ? {} : { help: `did you mean ${close}?` }),
      });
    });
}
