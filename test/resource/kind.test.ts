import { describe, expect, test } from 'vitest';
import { readResources } from '../../src/snapshot/read-resources.ts';
import { fileOf } from '../snapshot/tree-of.ts';

/** What is said of a document of this apiVersion and kind, and nothing else. */
function helpFor(apiVersion: string, kind: string): string | undefined {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspec: {}\n`;
  const { resources, diagnostics } = readResources(fileOf('x.yaml', text));
  expect(resources).toEqual([]);
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['unknown-kind']);
  return diagnostics[0]?.help;
}

describe('a kind that does not exist is compared with those that do', () => {
  test.each([
    ['idpfile/v1', 'policy', 'did you mean Policy?'],
    ['idpfile/v1', 'Tests', 'did you mean Test?'],
    ['idpfile/v1', 'Conector', 'did you mean Connector?'],
    ['idpfile/v1', 'Groups', 'did you mean Group?'],
    ['auth.stakater.com/v1alpha1', 'Localuser', 'did you mean LocalUser?'],
    ['idpfile/v1', 'LocalUser', 'did you mean LocalUser of apiVersion auth.stakater.com/v1alpha1?'],
    ['idpfile/v1', 'List', 'did you mean List of apiVersion v1?'],
    ['idpfile/v1', 'Secret', 'did you mean Secret of apiVersion v1?'],
    ['v1', 'Lists', 'did you mean List?'],
    ['v1', 'Client', 'did you mean Client of apiVersion idpfile/v1?'],
    ['auth.stakater.com/v1alpha1', 'DexConfig', 'known: Client, LocalUser'],
    ['auth.stakater.com/v1alpha1', 'LocalUserList', 'write kind: List of apiVersion v1'],
    ['auth.stakater.com/v1alpha2', 'LocalUser', 'did you mean auth.stakater.com/v1alpha1?'],
    ['idpfile.v1', 'Policy', 'did you mean idpfile/v1?'],
  ])('%s %s', (apiVersion, kind, help) => {
    expect(helpFor(apiVersion, kind)).toBe(help);
  });
});
