import type { ErrorObject } from 'ajv';
import type { Edit, Fix } from '../diagnostic/fix.ts';
import { nearest, onlyNear } from '../diagnostic/nearest.ts';
import { escapePointer, nameOf, parentOf } from '../diagnostic/pointer.ts';
import type { PairPart, ParsedDocument } from '../document/parsed-document.ts';
import { valueAt } from '../secret/value-at.ts';

/** A fix of the document that an error is about. */
export type FixWords = Omit<Fix, 'document'>;

/** Renames an unknown field, where one free field is surely meant and no other unknown one means it. */
export function renameField(
  error: ErrorObject,
  declared: readonly string[],
  used: readonly string[],
): FixWords | undefined {
  const field = String(error.params['additionalProperty']);
  const free = declared.filter((name) => !used.includes(name));
  const name = onlyNear(field, free);
  if (name === undefined) return undefined;
  const rivals = used.filter((other) => other !== field && !declared.includes(other));
  if (rivals.some((rival) => nearest(rival, free) === name)) return undefined;
  const pointer = `${error.instancePath}/${escapePointer(field)}`;
  return { title: `${field} → ${name}`, edits: [{ kind: 'rename-key', pointer, name }] };
}

/** Replaces a text that is surely one of the allowed words, unless its list holds that one already. */
export function replaceWord(
  error: ErrorObject,
  words: readonly string[],
  siblings: readonly unknown[],
): FixWords | undefined {
  if (typeof error.data !== 'string') return undefined;
  const word = onlyNear(error.data, words);
  if (word === undefined || siblings.includes(word)) return undefined;
  return replaced(error, word);
}

/** Writes true or false for a word that means it. */
export function replaceByBoolean(error: ErrorObject, value: boolean): FixWords {
  return replaced(error, value);
}

function replaced(error: ErrorObject, value: string | boolean): FixWords {
  const edit: Edit = { kind: 'replace-value', pointer: error.instancePath, value };
  return {
    title: `${nameOf(error.instancePath)}: ${String(error.data)} → ${value}`,
    edits: [edit],
  };
}

/** Writes another name where a document refers to something, unless its list holds that one already. */
export function replaceName(
  {
    document,
    pointer,
    part,
  }: Readonly<{ document: ParsedDocument; pointer: string; part: PairPart }>,
  name: string,
  meant: string,
): FixWords | undefined {
  const siblings = valueAt(document.value, parentOf(pointer));
  if (Array.isArray(siblings) && siblings.includes(meant)) return undefined;
  const edit: Edit =
    part === 'key'
      ? { kind: 'rename-key', pointer, name: meant }
      : { kind: 'replace-value', pointer, value: meant };
  return { title: `${name} → ${meant}`, edits: [edit] };
}

/** Puts a number in quotes, where the schema asks nothing more of the text. */
export function quoteValue(error: ErrorObject): FixWords | undefined {
  const { format, pattern } = error.parentSchema ?? {};
  if (format !== undefined) return undefined;
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(String(error.data))) {
    return undefined;
  }
  const edit: Edit = { kind: 'quote-value', pointer: error.instancePath };
  return { title: `${nameOf(error.instancePath)}: put in quotes`, edits: [edit] };
}
