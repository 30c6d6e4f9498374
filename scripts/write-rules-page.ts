// Writes docs/rules.md from the table of rules and from test/cases. `npm run generate` runs it; a
// test compares.
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { createSnapshotPorts } from '../src/cli/snapshot-ports.ts';
import { reportText } from '../src/cli/report/text.ts';
import type { Diagnostic } from '../src/diagnostic/diagnostic.ts';
import { LINT_RULES } from '../src/diagnostic/lint-rules.ts';
import { RULES } from '../src/diagnostic/rules.ts';
import { RISK_RULES } from '../src/review/risk-rules.ts';
import { generateSigningKeys } from '../src/secret/managed-keys.ts';
import { buildSnapshot } from '../src/snapshot/build-snapshot.ts';
import type { SnapshotPorts } from '../src/snapshot/snapshot-ports.ts';
import type { SourceTree } from '../src/tree/source-tree.ts';
import { RISK_CASES } from '../test/review/risk-cases.ts';
import { riskExample } from './risk-example.ts';
import { readRuleCases, type RuleCase } from './rule-cases.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs/rules.md');
const AGE_KEY = join(ROOT, 'test/fixtures/sops/generated/key-a.txt');

const INTRODUCTION = `# Rules

Every diagnostic names the rule it comes from: \`clients/wiki.yaml:7:3: error: … [unknown-field]\`. An
error refuses what it is in: a server that starts prints all of them and exits 1, a server that runs
goes on with the last good version of that file. A warning refuses nothing.

A change is held against two more lists: the [rules of lint](#rules-of-lint) and the
[risks of a change](#risks-of-a-change). \`idpfile rules\` prints them all.

This page is generated from the tables of rules and from the cases in \`test/\`.
`;

const OF_LINT = `# Rules of lint

What a team wants of its directory beyond what is right. \`spec.rules\` of the Policy says how bad each
is: \`error\` fails \`idpfile lint\`, \`warning\` does not, \`off\` says nothing.
`;

const OF_CHANGES = `# Risks of a change

What \`idpfile plan\` finds in the difference of two revisions. It compares what the files mean, with
presets and defaults filled in: how they are written, and in which file something stands, makes no
difference. \`spec.rules\` of the Policy gives a rule another severity, or switches it \`off\`; the Policy
counts as it was before the change, and so do waivers, unless it says \`waiversFrom: head\`.

Whether two hosts belong to one owner is told by the Public Suffix List: below \`co.uk\` and
\`github.io\` strangers get names.
`;

/** An Issuer for the cases that bring none. */
const ISSUER = `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec: { url: https://auth.example.com }
`;

/** The whole page. */
export async function rulesPage(): Promise<string> {
  const keys = generateSigningKeys();
  const ports = await createSnapshotPorts({
    environment: { SOPS_AGE_KEY: readFileSync(AGE_KEY, 'utf8') },
    allowPlaintextSecrets: false,
    inspectWithoutIdentity: false,
    managedKeys: () => keys,
    warn: () => undefined,
  });
  const cases = readRuleCases();
  const sections: string[] = [];
  for (const [rule, { summary }] of Object.entries(RULES)) {
    const [bad, good] = (['bad', 'good'] as const).map((twin) =>
      cases.find((one) => one.rule === rule && one.twin === twin),
    );
    sections.push(`## ${rule}\n\n${summary}\n`);
    if (bad !== undefined) sections.push(filesOf(bad, 'yaml wrong'), await reportOf(bad, ports));
    if (good !== undefined) sections.push('Right:\n', filesOf(good, 'yaml'));
  }
  const lint = Object.entries(LINT_RULES).map(([name, rule]) => ({ name, ...rule }));
  return [
    INTRODUCTION,
    await tableOf(Object.entries(RULES).map(([name, rule]) => ({ name, ...rule }))),
    ...sections,
    OF_LINT,
    await tableOf(lint),
    ...lint.map(({ name, summary }) => `## ${name}\n\n${summary}\n`),
    OF_CHANGES,
    await tableOf(RISK_RULES),
    ...RISK_RULES.map(sectionOfRisk),
  ].join('\n');
}

/** A rule that has its heading already, for a waiver is one wherever it stands, gets no second one. */
function sectionOfRisk({ name, summary }: ListedRule): string {
  const heading = Object.hasOwn(RULES, name) ? '' : `## ${name}\n\n${summary}\n`;
  const example = RISK_CASES.find(({ rule }) => rule === name);
  return [heading, example === undefined ? '' : riskExample(example)].filter(Boolean).join('\n');
}

type ListedRule = Readonly<{ name: string; severity: string; summary: string }>;

function tableOf(rules: readonly ListedRule[]): Promise<string> {
  const rows = rules.map(({ name, severity, summary }) => {
    return `| [\`${name}\`](#${name}) | ${severity} | ${summary} |`;
  });
  const table = ['| rule | severity | what it says |', '| --- | --- | --- |', ...rows].join('\n');
  return format(table, { parser: 'markdown' });
}

/** The files of a case as an author would write them; those of a folder are named. */
function filesOf({ files }: RuleCase, language: string): string {
  const isNamed = files.size > 1;
  return Array.from(files, ([path, bytes]) => {
    const fence = ['```' + language, shown(bytes), '```', ''].join('\n');
    return isNamed ? `\`${path}\`\n\n${fence}` : fence;
  }).join('\n');
}

/** Without what the tests look for, and without the page that sops adds. */
function shown(bytes: Buffer): string {
  return withoutExpectations(bytes)
    .toString('utf8')
    .replaceAll(/ENC\[AES256_GCM,[^\]]*\]/g, 'ENC[AES256_GCM,…]')
    .replace(/^sops:\n[\s\S]*/m, 'sops: {} # what sops writes')
    .trimEnd();
}

function withoutExpectations(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(/^# expect .*\n/gm, ''), 'latin1');
}

/** What validate says of a case. */
async function reportOf(one: RuleCase, ports: SnapshotPorts): Promise<string> {
  const built = await buildSnapshot(treeOf(one), ports);
  const all: readonly Diagnostic[] = built.ok ? built.warnings : built.diagnostics;
  const found = all.filter(({ rule }) => rule === one.rule);
  const report = reportText(found, { textOf: () => undefined, color: false });
  const withoutCount = report.trimEnd().split('\n\n').slice(0, -1).join('\n\n');
  return ['```', withoutCount, '```', ''].join('\n');
}

function treeOf({ rule, files }: RuleCase): SourceTree {
  const all = new Map([...files].map(([path, bytes]) => [path, withoutExpectations(bytes)]));
  if (rule !== 'missing-issuer' && !all.has('issuer.yaml')) {
    all.set('issuer.yaml', Buffer.from(ISSUER));
  }
  const sources = Array.from(all, ([path, bytes]) => {
    return { path, bytes, digest: hash('sha256', bytes, 'hex') };
  }).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { revision: '', files: sources, faults: [] };
}

if (import.meta.main) writeFileSync(PAGE, await rulesPage());
