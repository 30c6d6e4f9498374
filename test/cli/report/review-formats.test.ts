import { describe, expect, test } from 'vitest';
import { toASCII, showsUnicode } from '../../../src/cli/report/ascii.ts';
import { REVIEW_FORMATS, type ReviewFormat } from '../../../src/cli/report/review-formats.ts';
import { reviewMarkdown } from '../../../src/cli/report/review-markdown.ts';
import { appFile, reviewOf } from './review-for-test.ts';

const BEFORE = { 'clients/wiki.yaml': appFile('wiki'), 'clients/old.yaml': appFile('old') };

const CHANGE = {
  'clients/wiki.yaml': appFile('wiki', {
    redirectURIs: ['https://wiki.example.com/callback', 'https://wiki.evil-cdn.net/callback'],
  }),
  'clients/old.yaml': undefined,
};

const write = async (format: ReviewFormat, ...of: Parameters<typeof reviewOf>) =>
  REVIEW_FORMATS[format].report(await reviewOf(...of), { color: false });

type Run = Readonly<{
  results: readonly Readonly<Record<string, unknown>>[];
  tool: { driver: { rules: readonly Readonly<Record<string, unknown>>[] } };
}>;

const runIn = (text: string) => (JSON.parse(text) as { runs: [Run] }).runs[0];

describe('a plan in SARIF', () => {
  test('has a result for each risk with its place, and a score by which GitHub sorts', async () => {
    const { results, tool } = runIn(await write('sarif', BEFORE, CHANGE));
    const [worst] = results;
    expect(worst).toMatchObject({
      ruleId: 'redirect-new-site',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'idp/clients/wiki.yaml' },
            region: { startLine: 8, startColumn: 7 },
          },
        },
      ],
    });
    const rule = tool.driver.rules[Number(worst?.['ruleIndex'])];
    expect(rule).toMatchObject({
      id: 'redirect-new-site',
      properties: { 'security-severity': expect.stringMatching(/^\d+\.\d$/) },
    });
  });

  test('a fingerprint stays when lines move, and is another one for another host', async () => {
    const printOf = async (text: string) => {
      const change = { ...CHANGE, 'clients/wiki.yaml': text };
      const { results } = runIn(await write('sarif', BEFORE, change));
      return results[0]?.['partialFingerprints'];
    };
    const text = CHANGE['clients/wiki.yaml'];
    const first = await printOf(text);
    expect(await printOf(`# One line down.\n${text}`)).toEqual(first);
    expect(await printOf(text.replace('evil-cdn', 'evil-cdn2'))).not.toEqual(first);
  });

  test('a waived risk is suppressed, and fails nothing', async () => {
    const policy = `apiVersion: idpfile/v1
kind: Policy
metadata: { name: default }
spec:
  waivers:
    - rule: redirect-new-site
      kind: Client
      name: wiki
      reason: they moved
      expiresAt: 2027-01-01T00:00:00Z
`;
    const before = { ...BEFORE, 'policy.yaml': policy };
    const { results } = runIn(await write('sarif', before, CHANGE));
    const waived = results.find(({ ruleId }) => ruleId === 'redirect-new-site');
    expect(waived).toMatchObject({
      level: 'note',
      suppressions: [{ kind: 'external', justification: 'they moved' }],
    });
    expect(await write('github', before, CHANGE)).not.toContain('redirect-new-site');
    expect(await write('text', before, CHANGE)).toMatch(/\(waived: they moved\).*1 waived\n$/s);
  });
});

test('GitHub annotations come worst first, as many lines as there are risks', async () => {
  const report = await write('github', BEFORE, CHANGE);
  const lines = report.trimEnd().split('\n');
  expect(lines[0]).toMatch(
    /^::error file=idp\/clients\/wiki\.yaml,line=8,endLine=8,col=7,.*title=redirect-new-site \(critical\)::Client wiki: /,
  );
  expect(lines.every((line) => /^::(error|warning|notice) /.test(line))).toBe(true);
});

test('GitLab issues carry the severity of the risk', async () => {
  const issues = JSON.parse(await write('gitlab', BEFORE, CHANGE)) as { check_name: string }[];
  expect(issues).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ check_name: 'redirect-new-site', severity: 'blocker' }),
      expect.objectContaining({ check_name: 'client-removed', severity: 'critical' }),
    ]),
  );
});

describe('the comment on a pull request', () => {
  test('begins with the marker by which the next run finds it', async () => {
    const comment = await write('markdown', BEFORE, CHANGE);
    expect(comment).toMatch(/^<!-- idpfile:plan:idp -->\n\n### 🔴 Sign-in changes: 1 critical/);
    expect(comment).toContain('| 🔴 | Client <b><code>wiki</code></b> |');
    expect(comment).toContain('<del>Client <b><code>old</code></b></del>');
  });

  test('says that nothing changes only where that is so', async () => {
    expect(await write('markdown', BEFORE, {})).toContain('### ✅ Sign-in changes: none');
  });

  test('says what would end with a client', async () => {
    const report = await reviewOf(BEFORE, CHANGE);
    const holdings = new Map([['old', { sessions: 17, refreshTokens: 5 }]]);
    const judged = report.judged && { ...report.judged, holdings };
    const told = reviewMarkdown({ ...report, judged });
    expect(told).toContain('deleted<br>17 sessions and 5 refresh tokens end');
  });

  test('is shorter than GitHub takes, however much there is, and says what is left out', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [
        `clients/new-${index}.yaml`,
        appFile(`new-${index}`, { name: '\u{1F600}'.repeat(50) }),
      ]),
    );
    const report = await reviewOf(BEFORE, { ...CHANGE, ...many });
    const comment = reviewMarkdown(report);
    expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
    expect(comment).toMatch(/\*\*\d+ more do not fit here; the full plan has them\.\*\*/);
    expect(comment).toContain('wiki');
    expect(comment).toMatch(/<sub>.*<\/sub>\n$/);
    expect(reviewMarkdown(report, 1_000_000)).toContain('new-599');
  });
});

describe('what a stranger writes is shown and does nothing', () => {
  const NAMES = [
    '![x](https://evil.example/pixel.png)',
    '<img src=x onerror=alert(1)>',
    '</code></pre><script>alert(1)</script>',
    '@acme/security approved, see #1',
    'a | b | c',
    '`code` **bold** [link](https://evil.example)',
    '::error::pwned',
    '\u001b[2Jcleared',
    'right-to-left \u202e gnp.exe',
    'www.evil.example',
    '<!-- idpfile:plan:other -->',
  ];

  test.each(NAMES)('%j', async (name) => {
    const before = { 'clients/wiki.yaml': appFile('wiki', { name: 'Wiki' }) };
    const change = { 'clients/wiki.yaml': appFile('wiki', { name, public: undefined }) };
    const comment = await write('markdown', before, change);
    const table = comment.slice(0, comment.indexOf('<details>'));
    expect(table).not.toMatch(/<(?!\/?(?:b|br|code|del)>|!-- (?:idpfile:plan:idp )?-->)/);
    expect(table).not.toMatch(/[`*@[\]\\]|www\.|https?:/);
    const row = table.split('\n').find((line) => line.includes('wiki')) ?? '';
    expect(row.match(/ \| /g)).toHaveLength(3);
    const details = comment.slice(comment.indexOf('<pre>') + 5, comment.indexOf('</pre>'));
    expect(details).not.toContain('<');
    for (const format of ['text', 'github', 'junit', 'markdown'] as const) {
      // oxlint-disable-next-line no-control-regex
      expect(await write(format, before, change)).not.toMatch(/[\u001b\u202e]/);
    }
    const github = await write('github', before, change);
    for (const line of github.split('\n')) {
      expect(line).toMatch(/^(?:$|::(?:error|warning|notice) file=)/);
    }
    expect(github).not.toMatch(/^::error::/m);
  });

  test('no one is notified but by the policy of the base', async () => {
    const report = await reviewOf(BEFORE, CHANGE);
    const told = (policyFrom: 'base' | 'head', reviewer: string) => {
      const plan = report.judged && { ...report.judged.plan, policyFrom, reviewers: [reviewer] };
      const judged = report.judged && plan && { ...report.judged, plan };
      return reviewMarkdown({ ...report, judged }).split('\n')[2];
    };
    expect(told('base', '@acme/security')).toContain('review by @acme/security');
    expect(told('head', '@acme/security')).not.toContain('@');
    expect(told('base', '@acme/security [x](y)')).not.toContain('@');
  });
});

test('terminals that know no Unicode get letters they have', () => {
  expect(toASCII('a → b …')).toBe('a -> b ...');
  expect(showsUnicode({})).toBe(true);
  expect(showsUnicode({ LANG: 'de_DE.UTF-8' })).toBe(true);
  expect(showsUnicode({ LANG: 'de_DE.UTF-8', LC_ALL: 'C' })).toBe(false);
});
