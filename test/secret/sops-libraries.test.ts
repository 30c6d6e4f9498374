import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document } from 'yaml';
import { plainValue, resolveYamlScalar } from '../../src/secret/sops/go-scalar.ts';
import { parseSopsJson, parseSopsYaml } from '../../src/secret/sops/parse-sops-yaml.ts';
import { SopsError } from '../../src/secret/sops/sops-error.ts';
import type { SopsNode } from '../../src/secret/sops/sops-tree.ts';
import { mutantsOf, SEED } from '../document/yaml-mutants.ts';
import { fixtureText } from './sops-fixture.ts';

const YAML = [
  'flux/patches/merge1.yaml',
  'generated/types.enc.yaml',
  'generated/types-all-plain.enc.yaml',
  'generated/comment-regex.enc.yaml',
  'generated/k8s-secret.enc.yaml',
].map(fixtureText);

const JSON_FILES = ['sops-age/secret.enc.json', 'generated/order.enc.json'].map(fixtureText);

/** What `yaml` makes of a text; undefined where it sees a mistake. */
function readWithYaml(text: string): SopsNode | undefined {
  const documents: readonly Document[] = [
    ...parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' }),
  ];
  const [document] = documents;
  if (document === undefined || documents.length > 1 || document.errors.length > 0) {
    return undefined;
  }
  return treeOf(document.contents);
}

function treeOf(node: unknown): SopsNode {
  if (isAlias(node)) throw new Error('an alias was read as something else');
  if (isMap(node)) {
    const entries = node.items.map(
      ({ key, value }) => [String(isScalar(key) ? key.value : key), treeOf(value)] as const,
    );
    return { kind: 'map', entries };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map(treeOf) };
  if (!isScalar(node)) return { kind: 'leaf', scalar: { type: 'null' } };
  const isBare = node.type === 'PLAIN' && node.tag === undefined;
  const scalar = isBare ? resolveYamlScalar(String(node.source ?? '')) : undefined;
  return { kind: 'leaf', scalar: scalar ?? { type: 'str', value: String(node.value) } };
}

function plainData(node: SopsNode): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(([key, child]) => [key, plainData(child)]));
    case 'list':
      return node.items.map(plainData);
    case 'leaf':
      return plainValue(node.scalar);
  }
}

/** Whether the reading agrees with that of another library, of each mutant that both accept. */
function expectAgreement(
  files: readonly string[],
  read: (text: string) => unknown,
  readOtherwise: (text: string) => unknown,
): void {
  let accepted = 0;
  for (const file of files) expect(read(file)).toEqual(readOtherwise(file));
  fc.assert(
    fc.property(mutantsOf(files), (text) => {
      const ours = readOrRefuse(read, text);
      const other = ours === undefined ? undefined : readOtherwise(text);
      if (other === undefined) return;
      accepted += 1;
      expect(ours).toEqual(other);
    }),
    { numRuns: 2000, seed: SEED },
  );
  expect(accepted).toBeGreaterThan(200);
}

function readOrRefuse(read: (text: string) => unknown, text: string): unknown {
  try {
    return read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(SopsError);
    return undefined;
  }
}

test('YAML that is accepted means the same to both YAML libraries', () => {
  expectAgreement(YAML, parseSopsYaml, readWithYaml);
});

test('JSON that is accepted means what JSON.parse makes of it', () => {
  const parse = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  };

  expectAgreement(JSON_FILES, (text) => plainData(parseSopsJson(text)), parse);
});
