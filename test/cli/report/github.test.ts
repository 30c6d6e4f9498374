import { describe, expect, test } from 'vitest';
import { refuseGithub, reportGithub } from '../../../src/cli/report/github.ts';
import { findingsOf, TWICE, TYPO, WARNING } from './findings-for-test.ts';

describe('the GitHub annotations', () => {
  test('name file, lines, columns and rule, errors first', () => {
    expect(reportGithub(findingsOf(WARNING, TWICE, TYPO))).toBe(
      [
        '::error file=idp/clients/a.yaml,line=2,endLine=2,col=3,endColumn=16,title=unknown-field::redirectUri is not a field of spec%0Adid you mean redirectURIs?',
        '::error file=idp/clients/b c.yaml,line=1,endLine=1,col=7,endColumn=8,title=duplicate-name::the name a is taken',
        '::warning file=idp/clients/b c.yaml,line=1,endLine=1,col=1,endColumn=5,title=retired-keys::100%25 of name, "so & <so>", has: no effect',
        '',
      ].join('\n'),
    );
  });

  test('leave the columns out of a range over several lines', () => {
    const range = { start: { line: 2, column: 3 }, end: { line: 4, column: 1 } };
    const place = { file: 'clients/a.yaml', range };
    expect(reportGithub(findingsOf({ ...TYPO, place }))).toContain(
      'line=2,endLine=4,title=unknown-field::',
    );
  });

  test('neither a file name nor a message begins a command of its own', () => {
    const place = { ...TYPO.place, file: 'clients/a,b:c\r\n::stop-commands::x.yaml' };
    const report = reportGithub(findingsOf({ ...TYPO, place, message: 'x\n::error::y%0A' }));
    expect(report.match(/^::/gm)).toHaveLength(1);
    expect(report).toContain('file=idp/clients/a%2Cb%3Ac%0D%0A%3A%3Astop-commands%3A%3Ax.yaml,');
    expect(report).toContain('::x%0A::error::y%250A%0Adid you mean');
  });

  test('nothing to say is no annotation; not evaluated is an error', () => {
    expect(reportGithub(findingsOf())).toBe('');
    expect(refuseGithub({ directory: 'idp', message: 'idp does not exist' })).toBe(
      '::error title=not evaluated::idp does not exist\n',
    );
  });
});
