import { pathToFileURL } from 'node:url';
import type { Diagnostic, Place, Range } from '../../diagnostic/diagnostic.ts';
import { RULES } from '../../diagnostic/rules.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import { createFixLocator } from '../../document/text-edits.ts';
import { packageVersion } from '../package-version.ts';
import { fingerprinted, type Fingerprinted } from './fingerprint.ts';
import type { Findings, Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://idpfile.dev';
const RULES_PAGE = `${HOME}/docs/rules.md`;
const RULE_NAMES = Object.keys(RULES);

/** Where the working directory lies is for the reader of the report to know. */
const ROOT = '%SRCROOT%';

/** Static Analysis Results Interchange Format 2.1.0 (OASIS). */
export function reportSarif(findings: Findings): string {
  const fixesOf = createFixesOf(findings);
  const results = fingerprinted(sortDiagnostics(findings.diagnostics)).map((one) =>
    resultOf(one, findings.directory, fixesOf),
  );
  return asText({ results, invocations: [{ executionSuccessful: true }] });
}

/** Section 3.14.23: without `results`, for an empty list says that nothing was found. */
export function refuseSarif({ message }: Refusal): string {
  const toolExecutionNotifications = [{ level: 'error', message: wordsOf(message) }];
  return asText({ invocations: [{ executionSuccessful: false, toolExecutionNotifications }] });
}

function asText(run: object): string {
  const driver = {
    name: 'idpfile',
    version: packageVersion(),
    informationUri: HOME,
    rules: Object.entries(RULES).map(([id, { severity, summary }]) => ({
      id,
      shortDescription: wordsOf(summary),
      helpUri: `${RULES_PAGE}#${id}`,
      defaultConfiguration: { level: severity },
    })),
  };
  const runs = [{ tool: { driver }, columnKind: 'unicodeCodePoints', ...run }];
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs }, undefined, 2)}\n`;
}

type FixesOf = (diagnostic: Diagnostic) => readonly object[];

function resultOf(
  { diagnostic, fingerprint }: Fingerprinted,
  directory: string,
  fixesOf: FixesOf,
): object {
  const { rule, severity, place, message, help, related = [] } = diagnostic;
  const fixes = fixesOf(diagnostic);
  return {
    ruleId: rule,
    ruleIndex: RULE_NAMES.indexOf(rule),
    level: severity,
    message: wordsOf(help === undefined ? message : `${message}\n${help}`),
    locations: [{ physicalLocation: locationOf(place, directory) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one) => ({
            physicalLocation: locationOf(one.place, directory),
            message: wordsOf(one.message),
          })),
        }),
    partialFingerprints: { 'idpfile/v1': fingerprint },
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The fixes of the files of a tree; each file is parsed for them but once. */
function createFixesOf({ directory, tree }: Findings): FixesOf {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const locators = new Map<string, ReturnType<typeof createFixLocator>>();
  return ({ place, fix }) => {
    const file = files.get(place.file);
    if (fix === undefined || file === undefined) return [];
    const locate = locators.get(file.path) ?? createFixLocator(file);
    locators.set(file.path, locate);
    const replacements = locate(fix)?.map(({ range, text }) => ({
      deletedRegion: regionOf(range),
      insertedContent: { text },
    }));
    if (replacements === undefined) return [];
    const artifactLocation = artifactOf(place.file, directory);
    return [
      { description: wordsOf(fix.title), artifactChanges: [{ artifactLocation, replacements }] },
    ];
  };
}

function locationOf({ file, range }: Place, directory: string): object {
  return { artifactLocation: artifactOf(file, directory), region: regionOf(range) };
}

function artifactOf(file: string, directory: string): object {
  const path = pathFromHere(directory, file);
  if (path.startsWith('/')) return { uri: pathToFileURL(path).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** Section 3.11.5: a brace stands for itself when it is written twice. */
function wordsOf(text: string): object {
  return { text: text.replaceAll(/[{}]/g, '$&$&') };
}

/** Section 3.30: columns begin with 1, and the end is the one after the last. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
