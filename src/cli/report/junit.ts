import { printable } from '../../diagnostic/printable.ts';
import { counted } from '../counted.ts';
import type { Finding } from './finding.ts';
import { allFindings, type Findings, type Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';

/** JUnit XML: a test case for every file, which fails where the file holds an error. */
export function reportJunit(findings: Findings): string {
  const { directory, tree, notEvaluated } = findings;
  const suite = suiteOf(findings);
  const byFile = Map.groupBy(allFindings(findings), ({ place }) => place.file);
  const files = [...new Set([...tree.files.map(({ path }) => path), ...byFile.keys()])].sort();
  const cases = files.map((file) =>
    testCase(suite, pathFromHere(directory, file), byFile.get(file) ?? []),
  );
  const refusals = notEvaluated === undefined ? [] : [refusal(suite, directory, notEvaluated)];
  const failures = [...byFile.values()].filter((found) => errorsAmong(found).length > 0).length;
  const tests = files.length + refusals.length;
  return document(suite, [...refusals, ...cases], { tests, failures, errors: refusals.length });
}

export function refuseJunit(refused: Refusal): string {
  const suite = suiteOf(refused);
  const cases = [refusal(suite, refused.directory, refused.message)];
  return document(suite, cases, { tests: 1, failures: 0, errors: 1 });
}

function suiteOf({ command = 'validate' }: Pick<Findings, 'command'>): string {
  return `idpfile ${command}`;
}

function refusal(suite: string, directory: string, message: string): string {
  const error = element('error', { message, type: 'not-evaluated' }, '');
  return element('testcase', { classname: suite, name: directory }, error);
}

function testCase(suite: string, path: string, found: readonly Finding[]): string {
  const attributes = { classname: suite, name: path, file: path };
  if (found.length === 0) return element('testcase', attributes, '');
  const words = found.map((finding) => linesOf(path, finding)).join('\n');
  const [first, ...more] = errorsAmong(found);
  if (first === undefined) {
    return element('testcase', attributes, element('system-out', {}, escapeXML(words)));
  }
  const message =
    more.length === 0
      ? first.message
      : `${first.message}, and ${counted(more.length, 'more error')}`;
  const failure = element('failure', { message, type: first.rule }, escapeXML(words));
  return element('testcase', attributes, failure);
}

function linesOf(path: string, { rule, severity, place, message, help, waived }: Finding): string {
  const { line, column } = place.range.start;
  const accepted = waived === undefined ? '' : `, waived: ${waived}`;
  const sentence = `${path}:${line}:${column}: ${severity}${accepted}: ${message} [${rule}]`;
  return help === undefined ? sentence : `${sentence}\nhelp: ${help}`;
}

function errorsAmong(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ level }) => level === 'error');
}

type Counts = Readonly<{ tests: number; failures: number; errors: number }>;

function document(name: string, cases: readonly string[], counts: Counts): string {
  const suite = element('testsuite', { name, ...counts }, `\n${cases.join('\n')}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, `\n${suite}\n`)}\n`;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string,
): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXML(String(value))}"`,
  );
  const start = `<${name}${pairs.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** Characters that XML 1.0 section 2.2 has no way to write are made visible. */
function escapeXML(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line.toWellFormed()).replaceAll(/[\ufffe\uffff]/g, '\ufffd'))
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
