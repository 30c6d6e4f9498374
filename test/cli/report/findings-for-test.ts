import type { Findings } from '../../../src/cli/report/findings.ts';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import { treeOf } from '../../snapshot/tree-of.ts';

function at(file: string, line: number, column: number, endColumn: number): Diagnostic['place'] {
  return { file, range: { start: { line, column }, end: { line, column: endColumn } } };
}

/** A misspelt name in quotes, which `--fix` mends. */
export const TYPO: Diagnostic = {
  rule: 'unknown-field',
  severity: 'error',
  place: at('clients/a.yaml', 2, 3, 16),
  pointer: '/spec/redirectUri',
  message: 'redirectUri is not a field of spec',
  help: 'did you mean redirectURIs?',
  fix: {
    title: 'redirectUri → redirectURIs',
    document: 0,
    edits: [{ kind: 'rename-key', pointer: '/spec/redirectUri', name: 'redirectURIs' }],
  },
};

/** A number that should be a text, which `--fix` mends. */
export const NUMBER: Diagnostic = {
  rule: 'wrong-type',
  severity: 'error',
  place: at('clients/a.yaml', 3, 7, 11),
  pointer: '/spec/id',
  message: 'spec.id must be a text, this is a number',
  fix: {
    title: 'spec.id: put in quotes',
    document: 0,
    edits: [{ kind: 'quote-value', pointer: '/spec/id' }],
  },
};

export const TWICE: Diagnostic = {
  rule: 'duplicate-name',
  severity: 'error',
  place: at('clients/b c.yaml', 1, 7, 8),
  pointer: '/metadata/name',
  message: 'the name a is taken',
  related: [{ place: at('clients/a.yaml', 1, 1, 2), message: 'it is declared here' }],
};

export const WARNING: Diagnostic = {
  rule: 'retired-keys',
  severity: 'warning',
  place: at('clients/b c.yaml', 1, 1, 5),
  pointer: '/name',
  message: '100% of name, "so & <so>", has: no effect',
};

const TREE = treeOf({
  'clients/a.yaml': 'spec:\n  "redirectUri": x\n  id: 0123\n',
  'clients/b c.yaml': 'name: a\n',
  'issuer.yaml': 'kind: Issuer\n',
});

/** Findings about the directory `idp` of the working directory. */
export function findingsOf(...diagnostics: readonly Diagnostic[]): Findings {
  return { directory: 'idp', tree: TREE, diagnostics, verdict: undefined };
}
