import { EVENT_ID, parseEvents, YAMLException, type Event } from 'js-yaml';
import { resolveJsonScalar, resolveYamlScalar } from './go-scalar.ts';
import { readSopsEvents } from './read-sops-events.ts';
import { SopsError } from './sops-error.ts';
import type { SopsNode } from './sops-tree.ts';
import { MAX_DEPTH } from './sops-tree.ts';

/** Forbidden by the library of sops, or line breaks to it, as they were in YAML 1.1. */
const READ_OTHERWISE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/**
 * Reads YAML the way sops' own library does. Everything whose meaning differs between the two, or
 * that sops never writes (aliases, tags, directives, several documents, odd characters), is refused.
 * @throws SopsError
 */
export function parseSopsYaml(text: string): SopsNode {
  const [odd] = READ_OTHERWISE.exec(text) ?? [];
  if (odd !== undefined) throw readOtherwise(odd);
  if (/\r(?!\n)/.test(text)) {
    throw new SopsError('SOPS_UNSUPPORTED', 'a line of the file ends in a carriage return alone');
  }
  return readSopsEvents(text, documentEvents(text), resolveYamlScalar);
}

/**
 * Reads JSON, keeping the order of its keys: a JavaScript object would put `"10"` before `"a"`.
 * @throws SopsError
 */
export function parseSopsJson(text: string): SopsNode {
  try {
    JSON.parse(text);
  } catch {
    throw new SopsError('SOPS_SYNTAX', 'the file is not valid JSON');
  }
  return readSopsEvents(text, documentEvents(text), resolveJsonScalar);
}

function readOtherwise(character: string): SopsError {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return new SopsError(
    'SOPS_UNSUPPORTED',
    `the file holds the character U+${code}, which sops reads differently or not at all`,
    `write it in double quotes as "\\u${code}", and run "sops encrypt --in-place FILE" again`,
  );
}

/** The events of the one document of a text. */
function documentEvents(text: string): readonly Event[] {
  const events = eventsOf(text);
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT);
  const [document] = documents;
  if (document === undefined) throw new SopsError('SOPS_SYNTAX', 'the file is empty');
  if (documents.length > 1) {
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'the file holds several YAML documents, which sops signs as one',
      'put each document into a file of its own and run "sops encrypt --in-place" on each',
    );
  }
  if (document.directives.length > 0) {
    throw new SopsError('SOPS_UNSUPPORTED', 'the file uses a YAML directive');
  }
  return events;
}

function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    throw notYaml(error instanceof YAMLException ? error : undefined);
  }
}

/** The message of the library can quote the file. */
function notYaml(error: YAMLException | undefined): SopsError {
  if (error?.reason.startsWith('nesting exceeded') === true) {
    return new SopsError('SOPS_UNSUPPORTED', `the file is nested deeper than ${MAX_DEPTH} levels`);
  }
  const where = error?.mark
    ? ` (line ${error.mark.line + 1}, column ${error.mark.column + 1})`
    : '';
  return new SopsError('SOPS_SYNTAX', `the file is not valid YAML${where}`);
}
