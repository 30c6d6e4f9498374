import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { printable } from '../../diagnostic/printable.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import { counted } from '../counted.ts';
import type { Findings, Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';

const SUITE = 'idpfile validate';

/** JUnit XML: a test case for every file, which fails where the file holds an error. */
export function reportJunit({ directory, tree, diagnostics }: Findings): string {
  const byFile = Map.groupBy(sortDiagnostics(diagnostics), ({ place }) => place.file);
  const files = [...new Set([...tree.files.map(({ path }) => path), ...byFile.keys()])].sort();
  const cases = files.map((file) =>
    testCase(pathFromHere(directory, file), byFile.get(file) ?? []),
  );
  const failures = [...byFile.values()].filter((found) => errorsAmong(found).length > 0).length;
  return document(cases, { tests: files.length, failures, errors: 0 });
}

export function refuseJunit({ directory, message }: Refusal): string {
  const error = element('error', { message, type: 'not-evaluated' }, '');
  const cases = [element('testcase', { classname: SUITE, name: directory }, error)];
  return document(cases, { tests: 1, failures: 0, errors: 1 });
}

function testCase(path: string, found: readonly Diagnostic[]): string {
  const attributes = { classname: SUITE, name: path, file: path };
  if (found.length === 0) return element('testcase', attributes, '');
  const words = found.map((diagnostic) => linesOf(path, diagnostic)).join('\n');
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

function linesOf(path: string, { rule, severity, place, message, help }: Diagnostic): string {
  const { line, column } = place.range.start;
  const sentence = `${path}:${line}:${column}: ${severity}: ${message} [${rule}]`;
  return help === undefined ? sentence : `${sentence}\nhelp: ${help}`;
}

function errorsAmong(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}

type Counts = Readonly<{ tests: number; failures: number; errors: number }>;

function document(cases: readonly string[], counts: Counts): string {
  const suite = element('testsuite', { name: SUITE, ...counts }, `\n${cases.join('\n')}\n`);
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
