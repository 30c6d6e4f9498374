import { describe, expect, test } from 'vitest';
import { parseOutputs } from '../../../src/cli/report/output.ts';

describe('where reports go', () => {
  test('text to standard output, when nothing is said', () => {
    expect(parseOutputs([], 'idp')).toEqual({
      ok: true,
      outputs: [{ format: 'text', file: undefined }],
    });
  });

  test('several formats, one of them to standard output', () => {
    expect(parseOutputs(['text', 'sarif=out.sarif', 'junit=a=b.xml'], 'idp')).toEqual({
      ok: true,
      outputs: [
        { format: 'text', file: undefined },
        { format: 'sarif', file: 'out.sarif' },
        { format: 'junit', file: 'a=b.xml' },
      ],
    });
  });

  test.each([
    [
      ['text', 'json'],
      'standard output has room for one format, and text goes there: write json=FILE',
    ],
    [['xml'], 'there is no format xml; there are text, json, sarif, github, gitlab, junit'],
    [
      ['constructor'],
      'there is no format constructor; there are text, json, sarif, github, gitlab, junit',
    ],
    [['sarif='], 'a file must be named after sarif='],
    [['sarif=out', 'json=./out'], 'two formats cannot both go to ./out'],
    [['text=idp/clients/a.yaml'], 'idp/clients/a.yaml belongs to the configuration directory'],
    [['text=idp/issuer.yaml'], 'idp/issuer.yaml belongs to the configuration directory'],
    [
      ['text=idp/teams/a/clients/a.yaml'],
      'idp/teams/a/clients/a.yaml belongs to the configuration directory',
    ],
  ])('%j is wrong use', (words, problem) => {
    expect(parseOutputs(words, 'idp')).toEqual({ ok: false, problem });
  });

  test('a report may lie in the directory, where nothing is read from', () => {
    expect(parseOutputs(['json=idp/reports/a.json'], 'idp').ok).toBe(true);
  });
});
