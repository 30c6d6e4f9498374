import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { nameOf } from './pointer.ts';

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

/** A value of the wrong type, and how to write the right one. */
export function explainWrongType(document: ParsedDocument, error: ErrorObject): Diagnostic {
  const wanted = String(error.params['type']);
  return diagnosticAt(document, error.instancePath, 'value', {
    rule: 'wrong-type',
    message: `${nameOf(error.instancePath)} must be ${ARTICLES[wanted] ?? wanted}, this is ${typeOf(error.data)}`,
    help: helpFor(wanted, error.data),
  });
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'boolean' ? `the boolean ${value}` : `a ${typeof value}`;
}

function helpFor(wanted: string, value: unknown): string | undefined {
  if (wanted === 'boolean' && typeof value === 'string') return helpForBoolean(value);
  if (wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return 'put it in quotes';
  }
  if (wanted === 'array' && typeof value === 'string') return 'make it a list: [ … ]';
  return undefined;
}

function helpForBoolean(value: string): string | undefined {
  const word = value.toLowerCase();
  if (YES.has(word)) return `YAML 1.2 reads ${value} as a text: write true`;
  if (NO.has(word)) return `YAML 1.2 reads ${value} as a text: write false`;
  if (word === 'true' || word === 'false') return 'leave the quotes out';
  return undefined;
}
