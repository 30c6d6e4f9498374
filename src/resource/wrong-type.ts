import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nameOf } from '../diagnostic/pointer.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { quoteValue, replaceByBoolean, type FixWords } from './suggest-fix.ts';

const ARTICLES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};

/** Words for yes and no that YAML 1.1 took for booleans and YAML 1.2 does not. */
const YES = new Set(['yes', 'on', 'y']);
const NO = new Set(['no', 'off', 'n']);

/** How to write what was meant. */
type Remedy = Readonly<{ help?: string; fix?: FixWords | undefined }>;

/** A value of the wrong type, and how to write the right one. */
export function explainWrongType(document: ParsedDocument, error: ErrorObject): Diagnostic {
  const wanted = [error.params['type']].flat().map(String);
  const { help, fix } = remedyFor(wanted, error);
  return diagnosticAt(document, error.instancePath, 'value', {
    rule: 'wrong-type',
    message: `${nameOf(error.instancePath)} must be ${wordsFor(wanted)}, this is ${typeOf(error.data)}`,
    help,
    fix,
  });
}

function wordsFor(types: readonly string[]): string {
  return types.map((type) => ARTICLES[type] ?? type).join(' or ');
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'boolean' ? `the boolean ${value}` : `a ${typeof value}`;
}

function remedyFor(wanted: readonly string[], error: ErrorObject): Remedy {
  const { data } = error;
  if (wanted.includes('boolean') && typeof data === 'string') return remedyForBoolean(data, error);
  if (wanted.includes('string') && (typeof data === 'number' || typeof data === 'boolean')) {
    const isSure = typeof data === 'number' && wanted.length === 1;
    return { help: 'put it in quotes', fix: isSure ? quoteValue(error) : undefined };
  }
  const wantsList = wanted.includes('array') && typeof data === 'string';
  return wantsList ? { help: 'make it a list: [ … ]' } : {};
}

function remedyForBoolean(given: string, error: ErrorObject): Remedy {
  const word = given.toLowerCase();
  if (word === 'true' || word === 'false') {
    return { help: 'leave the quotes out', fix: replaceByBoolean(error, word === 'true') };
  }
  if (!YES.has(word) && !NO.has(word)) return {};
  const meant = YES.has(word);
  return {
    help: `YAML 1.2 reads ${given} as a text: write ${meant}`,
    fix: replaceByBoolean(error, meant),
  };
}
