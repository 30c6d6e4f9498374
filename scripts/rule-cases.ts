// The cases of test/cases: for each rule what breaks it, and a twin that does not.
import { globSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const CASES = join(import.meta.dirname, '../test/cases');

/** A directory that shows one rule, `bad` or `good`. */
export type RuleCase = Readonly<{
  rule: string;
  twin: 'bad' | 'good';
  /** By path below the configuration directory, sorted. */
  files: ReadonlyMap<string, Buffer>;
  /** What is to be reported: `clients/a.yaml:7:3 unknown-field`; sorted. */
  expected: readonly string[];
}>;

/** Where a case that is a single file is put, by its kind. */
const FOLDERS: Readonly<Record<string, string>> = {
  Connector: 'connectors',
  Group: 'groups',
  Resource: 'resources',
  Scope: 'scopes',
  Secret: 'secrets',
  Test: 'tests',
  User: 'users',
};

const ROOT_FILES: Readonly<Record<string, string>> = {
  Issuer: 'issuer.yaml',
  Policy: 'policy.yaml',
};

/** Every case, sorted by rule. */
export function readRuleCases(): readonly RuleCase[] {
  return readdirSync(CASES)
    .filter((name) => name !== 'README.md')
    .sort()
    .map(readCase);
}

function readCase(name: string): RuleCase {
  const [, rule, twin] = /^(.+)\.(bad|good)(?:\.yaml)?$/.exec(name) ?? [];
  if (rule === undefined || (twin !== 'bad' && twin !== 'good')) {
    throw new Error(`test/cases/${name} is called neither RULE.bad nor RULE.good`);
  }
  const path = join(CASES, name);
  return {
    rule,
    twin,
    ...(statSync(path).isDirectory() ? readFolder(path) : readSingle(path, rule)),
  };
}

type Content = Pick<RuleCase, 'files' | 'expected'>;

function readFolder(path: string): Content {
  const names = globSync('**/*.{yaml,yml,json,env,css}', { cwd: path }).sort();
  const files = new Map(names.map((name) => [name, readFileSync(join(path, name))]));
  const isExpected = readdirSync(path).includes('expect');
  const words = isExpected ? readFileSync(join(path, 'expect'), 'utf8').trim().split('\n') : [];
  return { files, expected: words.sort() };
}

function readSingle(path: string, rule: string): Content {
  const bytes = readFileSync(path);
  const text = bytes.toString('latin1');
  const file = pathOf(text, rule);
  const expected = [...text.matchAll(/^# expect (\S+ \S+)$/gm)].map(
    ([, words]) => `${file}:${words}`,
  );
  return { files: new Map([[file, bytes]]), expected: expected.sort() };
}

function pathOf(text: string, rule: string): string {
  const kind = /^kind: (\w+)$/m.exec(text)?.[1] ?? '';
  return ROOT_FILES[kind] ?? `${FOLDERS[kind] ?? 'clients'}/${rule}.yaml`;
}
