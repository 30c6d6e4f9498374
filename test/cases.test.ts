import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRuleCases, type RuleCase } from '../scripts/rule-cases.ts';
import { RULES } from '../src/diagnostic/rules.ts';
import { loadAgeIdentities } from '../src/secret/age-identities.ts';
import type { AgeIdentity } from '../src/secret/age-identity.ts';
import { readDirectory } from '../src/snapshot/read-directory.ts';
import { isFolderName } from '../src/tree/layout.ts';
import { runIdpfile } from './e2e/idpfile-process.ts';
import { build } from './snapshot/build-for-test.ts';
import { issuerYAML } from './snapshot/tree-of.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from './tree/temporary-directory.ts';

const ROOT = join(import.meta.dirname, '..');
const ISSUER = 'issuer.yaml';

/** Opens the Secrets of the cases. */
const AGE_KEY = readFileSync(join(ROOT, 'test/fixtures/sops/generated/key-a.txt'), 'utf8');

/** Rules that no file in git can break, and the test that breaks them. */
const SCRIPTED: Readonly<Record<string, Readonly<{ why: string; test: string }>>> = {
  'file-unreadable': { why: 'git keeps no such mode', test: 'test/tree/read-tree.test.ts' },
  'file-too-large': { why: 'a megabyte of nothing', test: 'test/tree/read-tree.test.ts' },
  'file-not-regular': { why: 'git keeps no pipes', test: 'test/tree/read-tree.test.ts' },
  'symlink-leaves-directory': {
    why: 'where the link leads depends on the checkout',
    test: 'test/tree/read-tree.test.ts',
  },
  'secret-expiring': {
    why: 'it is a matter of the day',
    test: 'test/snapshot/expiring-secrets.test.ts',
  },
  'retired-keys': {
    why: 'it is a matter of the day',
    test: 'test/snapshot/declared-keys.test.ts',
  },
  'include-name': { why: 'it is about a directory', test: 'test/tree/include.test.ts' },
  'restart-needed': { why: 'only a running server says it', test: 'test/cli/follow.test.ts' },
};

const CASES = readRuleCases();
const bad = CASES.filter(({ twin }) => twin === 'bad');
const good = CASES.filter(({ twin }) => twin === 'good');

/** A case that is about the Issuer brings its own, or shows what happens without. */
const bringsIssuer = ({ rule, files }: RuleCase) => rule === 'missing-issuer' || files.has(ISSUER);

function writeFiles(directory: TemporaryDirectory, files: ReadonlyMap<string, Buffer>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(directory.at(path)), { recursive: true });
    writeFileSync(directory.at(path), bytes);
  }
}

describe('each case, through the path of the server', () => {
  let identities: readonly AgeIdentity[];

  beforeAll(async () => {
    ({ identities } = await loadAgeIdentities({ SOPS_AGE_KEY: AGE_KEY }));
  });

  test.each(bad)('$rule is reported where it is broken', async (one) => {
    expect(one.expected.join('\n')).toContain(` ${one.rule}`);
    expect(await reportedIn(one)).toEqual(one.expected);
  });

  test.each(good)('$rule has nothing to say of the good twin', async (one) => {
    expect(one.expected.join('\n')).not.toContain(` ${one.rule}`);
    expect(await reportedIn(one)).toEqual(one.expected);
  });

  async function reportedIn(one: RuleCase): Promise<string[]> {
    using directory = createTemporaryDirectory();
    if (!bringsIssuer(one)) directory.write(ISSUER, issuerYAML());
    writeFiles(directory, one.files);
    const built = await build(await readDirectory(directory.path), { identities });
    return (built.ok ? built.warnings : built.diagnostics)
      .map(({ place, rule }) => lineOf(place.file, place.range.start, rule))
      .sort();
  }
});

describe('rules and cases are the same, both ways', () => {
  test('every rule has a bad case and a good twin, or a test that is named here', () => {
    const lacking = Object.keys(RULES).flatMap((rule) => {
      if (Object.hasOwn(SCRIPTED, rule)) return [];
      return [
        ...(bad.some((one) => one.rule === rule) ? [] : [`${rule}.bad`]),
        ...(good.some((one) => one.rule === rule) ? [] : [`${rule}.good`]),
      ].map((name) => `add test/cases/${name}.yaml, as test/cases/README.md says`);
    });
    expect(lacking).toEqual([]);
  });

  test('every case is about a rule', () => {
    const known = new Set(Object.keys(RULES));
    const unknown = CASES.filter(({ rule }) => !known.has(rule)).map(
      ({ rule, twin }) => `delete or rename test/cases/${rule}.${twin}: there is no such rule`,
    );
    expect(unknown).toEqual([]);
  });

  test.each(Object.entries(SCRIPTED))('%s has no case: its test breaks it', (rule, scripted) => {
    expect(Object.keys(RULES)).toContain(rule);
    expect(CASES.filter((one) => one.rule === rule)).toEqual([]);
    const path = join(ROOT, scripted.test);
    expect(existsSync(path) && readFileSync(path, 'utf8')).toContain(rule);
  });
});

describe('every bad case at once', () => {
  const [withIssuer] = bad.filter((one) => one.files.has(ISSUER));
  const together = bad.filter((one) => one === withIssuer || !bringsIssuer(one));
  /** There is room for one Issuer, or for none. */
  const alone = bad.filter((one) => !together.includes(one));

  test('only cases about the Issuer need a directory of their own', () => {
    expect(alone.map(({ rule }) => rule)).toContain('missing-issuer');
    expect(alone.length).toBeLessThan(together.length / 4);
  });

  const directories = [
    { where: 'one directory', cases: together },
    ...alone.map((one) => ({ where: `a directory with ${one.rule}`, cases: [one] })),
  ];

  test.each(directories)('validate reports each rule at its place in $where', async ({ cases }) => {
    using directory = createTemporaryDirectory();
    if (!cases.some(bringsIssuer)) directory.write(ISSUER, issuerYAML());
    for (const { rule, files } of cases) {
      writeFiles(directory, new Map([...files].map(([path, bytes]) => [moved(path, rule), bytes])));
    }
    const start = performance.now();
    const { code, stdout } = await runIdpfile(['validate', directory.path, '-f', 'json'], {
      SOPS_AGE_KEY: AGE_KEY,
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    process.stdout.write(`validate of ${cases.length} bad cases took ${seconds} s\n`);
    const reported = (JSON.parse(stdout) as Entry[]).map((entry) =>
      lineOf(entry.file, entry, entry.rule),
    );
    const expected = cases.flatMap(({ rule, expected: lines }) =>
      lines.map((line) => moved(line, rule)),
    );
    expect(reported.sort()).toEqual(expected.sort());
    expect(code).toBe(cases.some(({ rule }) => ERRORS.has(rule)) ? 1 : 0);
  });
});

/** Only what is an error fails. */
const ERRORS: ReadonlySet<string> = new Set(
  Object.entries(RULES).flatMap(([rule, { severity }]) => (severity === 'error' ? [rule] : [])),
);

type Entry = Readonly<{ file: string; line: number; column: number; rule: string }>;

function lineOf(file: string, { line, column }: Pick<Entry, 'line' | 'column'>, rule: string) {
  return `${file}:${line}:${column} ${rule}`;
}

/** A path, or what begins with one, where the files of other cases do not get in its way. */
function moved(path: string, rule: string): string {
  return path.replace(/^(\w+)\//, (top, name: string) =>
    isFolderName(name) ? `${top}${rule}/` : top,
  );
}
