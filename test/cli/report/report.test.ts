import { describe, expect, test } from 'vitest';
import { reportJson } from '../../../src/cli/report/json.ts';
import { reportText } from '../../../src/cli/report/text.ts';
import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';

function at(file: string, line: number, column: number, endColumn: number): Diagnostic['place'] {
  return { file, range: { start: { line, column }, end: { line, column: endColumn } } };
}

const TYPO: Diagnostic = {
  rule: 'unknown-field',
  severity: 'error',
  place: at('clients/a.yaml', 2, 3, 14),
  pointer: '/spec/redirectUri',
  message: 'redirectUri is not a field of spec',
  help: 'did you mean redirectURIs?',
};
const TWICE: Diagnostic = {
  rule: 'duplicate-name',
  severity: 'error',
  place: at('clients/b.yaml', 1, 7, 8),
  pointer: '/metadata/name',
  message: 'the name a is taken',
  related: [{ place: at('clients/a.yaml', 1, 1, 2), message: 'it is declared here' }],
};
const UNUSED: Diagnostic = {
  rule: 'retired-keys',
  severity: 'warning',
  place: at('clients/b.yaml', 2, 1, 6),
  pointer: '/extra',
  message: 'extra has no effect yet',
};

const TEXTS: Record<string, string> = {
  'clients/a.yaml': 'spec:\n  redirectUri: x\n  secret: hunter2\n',
  'clients/b.yaml': 'name: a\nextra: 1\n',
};
const PLAIN = { textOf: (path: string) => TEXTS[path], color: false };

describe('the report for people', () => {
  test('shows place, rule, lines, help and related places, then the counts', () => {
    expect(reportText([UNUSED, TWICE, TYPO], PLAIN)).toMatchInlineSnapshot(`
      "clients/a.yaml:2:3: error: redirectUri is not a field of spec [unknown-field]
        1 | spec:
      > 2 |   redirectUri: x
          |   ^^^^^^^^^^^
        3 |   secret: *******
      help: did you mean redirectURIs?

      clients/b.yaml:1:7: error: the name a is taken [duplicate-name]
      > 1 | name: a
          |       ^
        2 | extra: 1
      clients/a.yaml:1:1: it is declared here

      clients/b.yaml:2:1: warning: extra has no effect yet [retired-keys]
        1 | name: a
      > 2 | extra: 1
          | ^^^^^

      2 errors, 1 warning in 2 files
      "
    `);
  });

  test('shows no secret', () => {
    expect(reportText([TYPO], PLAIN)).not.toContain('hunter2');
  });

  test('works without the text of a file', () => {
    expect(reportText([TYPO], { ...PLAIN, textOf: () => undefined })).toMatchInlineSnapshot(`
      "clients/a.yaml:2:3: error: redirectUri is not a field of spec [unknown-field]
      help: did you mean redirectURIs?

      1 error in 1 file
      "
    `);
  });

  test('is coloured only when asked, and says error and warning in both cases', () => {
    const coloured = reportText([TYPO, UNUSED], { ...PLAIN, color: true });
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
    expect(coloured).toContain('\u001b[33mwarning\u001b[39m');
    expect(reportText([TYPO, UNUSED], PLAIN)).not.toContain('\u001b');
  });

  test('stops after twenty in one file and says how many there are', () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ ...TYPO, pointer: `/${index}` }));
    const report = reportText([...many, UNUSED], PLAIN);
    expect(report.match(/\[unknown-field\]/g)).toHaveLength(20);
    expect(report).toContain('… and 5 more in this file\n\nclients/b.yaml:2:1: warning:');
    expect(report.endsWith('\n\n25 errors, 1 warning in 2 files\n')).toBe(true);
  });

  test('says so when there is nothing to say', () => {
    expect(reportText([], PLAIN)).toBe('no errors\n');
  });

  test('lets neither a file name nor a message speak to the terminal', () => {
    const place = at('clients/\u001b[2J\n.yaml', 1, 1, 1);
    const report = reportText([{ ...TYPO, place, message: 'x\u001b[1A', help: '\u009b' }], PLAIN);
    // oxlint-disable-next-line no-control-regex
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(report.split('\n')[0]).toContain('.yaml:1:1: error:');
  });
});

describe('the report for programs', () => {
  test('is a JSON array of flat entries in the same order', () => {
    expect(reportJson([TWICE, TYPO])).toMatchInlineSnapshot(`
      "[
        {
          "rule": "unknown-field",
          "severity": "error",
          "file": "clients/a.yaml",
          "line": 2,
          "column": 3,
          "endLine": 2,
          "endColumn": 14,
          "pointer": "/spec/redirectUri",
          "message": "redirectUri is not a field of spec",
          "help": "did you mean redirectURIs?"
        },
        {
          "rule": "duplicate-name",
          "severity": "error",
          "file": "clients/b.yaml",
          "line": 1,
          "column": 7,
          "endLine": 1,
          "endColumn": 8,
          "pointer": "/metadata/name",
          "message": "the name a is taken"
        }
      ]
      "
    `);
  });

  test('is an empty array when there is nothing to say', () => {
    expect(JSON.parse(reportJson([]))).toEqual([]);
  });
});
