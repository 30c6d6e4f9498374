import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import { replaceName } from '../resource/suggest-fix.ts';
import { createNearestNames } from './nearest-names.ts';

/** One place where a resource names another. */
export type Reference = Readonly<{
  document: ParsedDocument;
  pointer: string;
  part: 'key' | 'value';
  name: string;
  /** The Secret that the name stands in: then it is not shown. */
  hiddenIn?: string;
}>;

const NONE: readonly never[] = [];

/** The entries of a list of names. */
export function listed(
  document: ParsedDocument,
  pointer: string,
  names: readonly string[] | undefined,
): readonly Reference[] {
  if (names === undefined) return NONE;
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
  declared: () => readonly string[],
): readonly Diagnostic[] {
  if (references.length === 0) return NONE;
  const names = declared();
  const known = new Set(names);
  const near = createNearestNames(names);
  const rule = 'unknown-reference';
  return references
    .filter(({ name }) => !known.has(name))
    .map((reference) => {
      const { document, pointer, part, name, hiddenIn } = reference;
      if (hiddenIn !== undefined) {
        const message = `Secret ${hiddenIn} names a ${what} that does not exist`;
        return diagnosticAt(document, pointer, part, { rule, message, inert: true });
      }
      const { close, meant } = near(name);
      return diagnosticAt(document, pointer, part, {
        rule,
        message: `no ${what} is called ${JSON.stringify(name)}`,
        help: close === undefined ? undefined : `did you mean ${close}?`,
        fix: meant === undefined ? undefined : replaceName(reference, name, meant),
        inert: true,
      });
    });
}
