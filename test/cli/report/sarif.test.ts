import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { refuseSarif, reportSarif } from '../../../src/cli/report/sarif.ts';
import { LINT_RULES } from '../../../src/diagnostic/lint-rules.ts';
import { RULES } from '../../../src/diagnostic/rules.ts';
import { findingsOf, NUMBER, TWICE, TYPO, WARNING } from './findings-for-test.ts';

/** As much of SARIF 2.1.0 as is written; the pinned shapes below passed the OASIS schema. */
type Run = Readonly<{
  tool: { driver: { name: string; version: string; rules: { id: string; helpUri: string }[] } };
  columnKind: string;
  results?: Record<string, unknown>[];
  invocations: { executionSuccessful: boolean }[];
}>;

function runOf(text: string): Run {
  const log = JSON.parse(text) as { version: string; $schema: string; runs: [Run] };
  expect(log.version).toBe('2.1.0');
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  return log.runs[0];
}

describe('the SARIF report', () => {
  test('describes every rule, with the address of its page', () => {
    const { rules, name, version } = runOf(reportSarif(findingsOf())).tool.driver;
    expect({ name, version }).toEqual({ name: 'idpfile', version: expect.stringMatching(/^\d/) });
    expect(rules.map(({ id }) => id)).toEqual([...Object.keys(RULES), ...Object.keys(LINT_RULES)]);
    for (const { id, helpUri } of rules) {
      expect(helpUri).toBe(`https://idpfile.dev/docs/rules.md#${id}`);
    }
  });

  test('counts columns as our diagnostics do, and says that it was evaluated', () => {
    const { columnKind, invocations, results } = runOf(reportSarif(findingsOf()));
    expect(columnKind).toBe('unicodeCodePoints');
    expect(invocations).toEqual([{ executionSuccessful: true }]);
    expect(results).toEqual([]);
  });

  test('tells rule, place, words and fix of a mistake, the quotes of the key kept', () => {
    const [result] = runOf(reportSarif(findingsOf(TYPO))).results ?? [];
    const artifactLocation = { uri: 'idp/clients/a.yaml', uriBaseId: '%SRCROOT%' };
    const region = { startLine: 2, startColumn: 3, endLine: 2, endColumn: 16 };
    expect(result).toEqual({
      ruleId: 'unknown-field',
      ruleIndex: Object.keys(RULES).indexOf('unknown-field'),
      level: 'error',
      message: { text: 'redirectUri is not a field of spec\ndid you mean redirectURIs?' },
      locations: [{ physicalLocation: { artifactLocation, region } }],
      partialFingerprints: { 'idpfile/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
      fixes: [
        {
          description: { text: 'redirectUri → redirectURIs' },
          artifactChanges: [
            {
              artifactLocation,
              replacements: [
                { deletedRegion: region, insertedContent: { text: '"redirectURIs"' } },
              ],
            },
          ],
        },
      ],
    });
  });

  test('a fix that puts a value in quotes does not repeat the value', () => {
    const [result] = runOf(reportSarif(findingsOf(NUMBER))).results ?? [];
    const insert = (column: number) => ({
      deletedRegion: { startLine: 3, startColumn: column, endLine: 3, endColumn: column },
      insertedContent: { text: '"' },
    });
    expect(result).toMatchObject({
      fixes: [{ artifactChanges: [{ replacements: [insert(7), insert(11)] }] }],
    });
    expect(JSON.stringify(result)).not.toContain('0123');
  });

  test('names related places, and writes file names as URIs', () => {
    const [result] = runOf(reportSarif(findingsOf(TWICE))).results ?? [];
    expect(result).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: 'idp/clients/b%20c.yaml' } } }],
      relatedLocations: [
        {
          physicalLocation: { artifactLocation: { uri: 'idp/clients/a.yaml' } },
          message: { text: 'it is declared here' },
        },
      ],
    });
    expect(result).not.toHaveProperty('fixes');
  });

  test('a directory elsewhere is named absolutely', () => {
    const directory = join(tmpdir(), 'idp');
    const [result] = runOf(reportSarif({ ...findingsOf(TYPO), directory })).results ?? [];
    const uri = pathToFileURL(join(directory, 'clients/a.yaml')).href;
    expect(result).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri } } }],
    });
  });

  test('a brace is no placeholder', () => {
    const message = 'render {{ .x }}';
    const [result] = runOf(reportSarif(findingsOf({ ...WARNING, message }))).results ?? [];
    expect(result).toMatchObject({ message: { text: 'render {{{{ .x }}}}' }, level: 'warning' });
  });

  test('not evaluated is no list of results, not even an empty one', () => {
    const run = runOf(refuseSarif({ directory: 'idp', message: 'idp does not exist' }));
    expect(run).not.toHaveProperty('results');
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'idp does not exist' } }],
      },
    ]);
  });
});
