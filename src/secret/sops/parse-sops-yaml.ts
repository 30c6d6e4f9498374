import type { Node, Pair } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { type GoScalar, resolveJsonScalar, resolveYamlScalar } from './go-scalar.ts';
import { SopsError } from './sops-error.ts';
import type { SopsEntry, SopsNode } from './sops-tree.ts';
import { MAX_DEPTH, MAX_NODES, sopsMap } from './sops-tree.ts';

const STANDARD_TAGS = new Set([
  'tag:yaml.org,2002:str',
  'tag:yaml.org,2002:map',
  'tag:yaml.org,2002:seq',
]);

/** Forbidden by the library of sops, or line breaks to it, as they were in YAML 1.1. */
const READ_OTHERWISE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

type Resolver = (text: string) => GoScalar | undefined;

/**
 * Reads YAML the way sops' own library does. Everything whose meaning differs between the two, or
 * that sops never writes (aliases, tags, directives, several documents, odd characters), is refused.
 * @throws SopsError
 */
export function parseSopsYaml(text: string): SopsNode {
  const [odd] = READ_OTHERWISE.exec(text) ?? [];
  if (odd !== undefined) throw readOtherwise(odd);
  return toTree(parseDocument(text), resolveYamlScalar);
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
  return toTree(parseDocument(text), resolveJsonScalar);
}

function readOtherwise(character: string): SopsError {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return new SopsError(
    'SOPS_UNSUPPORTED',
    `the file holds the character U+${code}, which sops reads differently or not at all`,
    `write it in double quotes as "\\u${code}", and run "sops encrypt --in-place FILE" again`,
  );
}

function parseDocument(text: string): Node | null {
  const documents = parseAll(text);
  const [document] = documents;
  if (document === undefined) throw new SopsError('SOPS_SYNTAX', 'the file is empty');
  const [error] = document.errors;
  if (error !== undefined) {
    const place = error.linePos?.[0];
    const where = place ? ` at line ${place.line}, column ${place.col}` : '';
    throw new SopsError('SOPS_SYNTAX', `the file is not valid YAML (${error.code}${where})`);
  }
  if (documents.length > 1) {
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'the file holds several YAML documents, which sops signs as one',
      'put each document into a file of its own and run "sops encrypt --in-place" on each',
    );
  }
  // A warning means that the document bends the rules, by a directive for one.
  if (document.warnings.length > 0 || document.directives.yaml.explicit) {
    throw new SopsError('SOPS_UNSUPPORTED', 'the file uses a YAML directive');
  }
  return document.contents;
}

function parseAll(text: string) {
  try {
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'error',
    });
    return [...documents];
  } catch {
    // The parser is recursive: only nesting of many thousand levels gets here.
    throw new SopsError('SOPS_SYNTAX', 'the file cannot be parsed');
  }
}

function toTree(root: Node | null, resolve: Resolver): SopsNode {
  let count = 0;

  const visit = (node: unknown, depth: number): SopsNode => {
    count += 1;
    if (count > MAX_NODES || depth > MAX_DEPTH) {
      throw new SopsError('SOPS_UNSUPPORTED', 'the file is too large or too deep');
    }
    if (node === null || node === undefined) return { kind: 'leaf', scalar: { type: 'null' } };
    refuseAliasOrTag(node);
    if (isMap(node)) {
      return sopsMap(
        node.items.map((pair): SopsEntry => [keyOf(pair), visit(pair.value, depth + 1)]),
      );
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => visit(item, depth + 1)) };
    return { kind: 'leaf', scalar: scalarOf(node, resolve) };
  };

  return visit(root, 0);
}

function refuseAliasOrTag(node: unknown): void {
  if (isAlias(node)) throw new SopsError('SOPS_UNSUPPORTED', 'the file uses a YAML alias');
  const tag = typeof node === 'object' && node !== null && 'tag' in node ? node.tag : undefined;
  if (typeof tag === 'string' && !STANDARD_TAGS.has(tag)) {
    throw new SopsError('SOPS_UNSUPPORTED', 'the file uses a YAML tag');
  }
}

function keyOf({ key }: Pair): string {
  refuseAliasOrTag(key);
  const scalar = scalarOf(key, resolveYamlScalar);
  if (scalar.type !== 'str' || (scalar.value === '<<' && isScalar(key) && key.type === 'PLAIN')) {
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'a key is not a string',
      'put the key into quotes and run "sops encrypt --in-place FILE" again',
    );
  }
  return scalar.value;
}

function scalarOf(node: unknown, resolve: Resolver): GoScalar {
  if (!isScalar(node)) return { type: 'null' };
  if (node.type !== 'PLAIN' || node.tag !== undefined) {
    return { type: 'str', value: String(node.value) };
  }
  const scalar = resolve(String(node.source ?? ''));
  if (scalar === undefined) {
    throw new SopsError('SOPS_UNSUPPORTED', 'an integer does not fit into 64 bits');
  }
  return scalar;
}
