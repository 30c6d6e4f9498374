import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { escapePointer, nameOf, parentOf } from '../diagnostic/pointer.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { valueAt } from '../secret/value-at.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { FORMAT_PROBLEMS, type FormatName } from './formats.ts';
import { renameField, replaceWord } from './suggest-fix.ts';
import { explainWrongType } from './wrong-type.ts';
import { isMapping } from '../document/is-mapping.ts';

/**
 * Turns what a schema validator found into sentences. Errors that only follow from another (a field
 * reported missing because its name was misspelt) are left out.
 */
export function explainSchemaErrors(
  document: ParsedDocument,
  errors: readonly ErrorObject[],
): readonly Diagnostic[] {
  const misspelt = new Set(
    errors.filter(isUnknownField).map((error) => `${error.instancePath}/${closestField(error)}`),
  );
  const telling = errors.filter(
    (error) =>
      !(
        error.keyword === 'required' &&
        misspelt.has(`${error.instancePath}/${error.params['missingProperty']}`)
      ),
  );
  return telling.map((error) => explain(document, error));
}

function explain(document: ParsedDocument, error: ErrorObject): Diagnostic {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(document, error);
    case 'required':
      return missingField(document, error);
    case 'type':
      return explainWrongType(document, error);
    case 'enum':
    case 'const':
      return notAllowed(document, error);
    case 'format':
      return badFormat(document, error);
    default:
      return malformed(document, error);
  }
}

const isUnknownField = (error: ErrorObject) => error.keyword === 'additionalProperties';

/** The field of the schema that an unknown one was probably meant to be. */
function closestField(error: ErrorObject): string | undefined {
  const { data } = error;
  const free = declaredFields(error).filter(
    (name) => isMapping(data) && !Object.hasOwn(data, name),
  );
  return nearest(String(error.params['additionalProperty']), free);
}

const declaredFields = (error: ErrorObject) => Object.keys(propertiesOf(error));

/** Among more fields than this nobody looks for the one that was meant: each with each takes too long. */
const MOST_FIELDS = 500;
const known = new WeakMap<object, readonly string[]>();

function usedFields({ data }: ErrorObject): readonly string[] {
  if (!isMapping(data)) return [];
  const fields = known.get(data) ?? Object.keys(data);
  known.set(data, fields);
  return fields;
}

function fixUnknown(error: ErrorObject): ReturnType<typeof renameField> {
  const used = usedFields(error);
  return used.length > MOST_FIELDS ? undefined : renameField(error, declaredFields(error), used);
}

function unknownField(document: ParsedDocument, error: ErrorObject): Diagnostic {
  const field = String(error.params['additionalProperty']);
  return diagnosticAt(document, `${error.instancePath}/${escapePointer(field)}`, 'key', {
    rule: 'unknown-field',
    message: `unknown field ${JSON.stringify(field)} in ${nameOf(error.instancePath)}`,
    help: helpForUnknown(field, error),
    fix: fixUnknown(error),
  });
}

function helpForUnknown(field: string, error: ErrorObject): string {
  const close = closestField(error);
  if (close !== undefined) return `did you mean ${close}?`;
  const declared = declaredFields(error).sort();
  const twin = nearest(field, declared);
  return twin === undefined
    ? `allowed here: ${declared.join(', ')}`
    : `${twin} is given as well: keep that one`;
}

function missingField(document: ParsedDocument, error: ErrorObject): Diagnostic {
  const field = String(error.params['missingProperty']);
  return diagnosticAt(document, error.instancePath, 'key', {
    rule: 'missing-field',
    message: `${nameOf(error.instancePath)} has no ${field}`,
    help: descriptionOf(propertiesOf(error)[field]),
  });
}

function notAllowed(document: ParsedDocument, error: ErrorObject): Diagnostic {
  const allowed = (error.params['allowedValues'] ?? [error.params['allowedValue']]) as unknown[];
  const words = allowed.map(String);
  const given = typeof error.data === 'string' ? error.data : JSON.stringify(error.data);
  const close = nearest(given, words);
  return diagnosticAt(document, error.instancePath, 'value', {
    rule: 'not-allowed-value',
    message: `${nameOf(error.instancePath)} cannot be ${shown(error.data)}`,
    help: close === undefined ? `allowed: ${words.join(', ')}` : `did you mean ${close}?`,
    fix: replaceWord(error, words, siblingsOf(document, error)),
  });
}

/** The items of the list that the value stands in, if it stands in one. */
function siblingsOf(document: ParsedDocument, error: ErrorObject): readonly unknown[] {
  const parent = valueAt(document.value, parentOf(error.instancePath));
  return Array.isArray(parent) ? parent : [];
}

function badFormat(document: ParsedDocument, error: ErrorObject): Diagnostic {
  const format = String(error.params['format']) as FormatName;
  const text = String(error.data);
  const problem = FORMAT_PROBLEMS[format](text) ?? 'is malformed';
  const secret = format === 'password-hash';
  return diagnosticAt(document, error.instancePath, 'value', {
    rule: secret ? 'password-hash' : format === 'redirect-uri' ? 'redirect-uri' : 'malformed-value',
    message: secret
      ? `${nameOf(error.instancePath)}: ${problem}`
      : `${nameOf(error.instancePath)}: ${shown(text)} ${problem}`,
  });
}

function malformed(document: ParsedDocument, error: ErrorObject): Diagnostic {
  return diagnosticAt(document, error.instancePath, 'value', {
    rule: 'malformed-value',
    message: `${nameOf(error.instancePath)} ${error.message ?? 'is malformed'}`,
    help: descriptionOf(error.parentSchema),
  });
}

/** A value as a message may show it: shortened, in quotes when it is a text, without a URL's password. */
function shown(value: unknown): string {
  const text = (JSON.stringify(value) ?? 'nothing').replace(/\/\/[^/@]*@/, '//…@');
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function propertiesOf(error: ErrorObject): Record<string, unknown> {
  const properties: unknown = error.parentSchema?.['properties'];
  return isMapping(properties) ? properties : {};
}

function descriptionOf(schema: unknown): string | undefined {
  const description = isMapping(schema) ? schema['description'] : undefined;
  return typeof description === 'string' ? description : undefined;
}
