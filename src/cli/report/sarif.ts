import { pathToFileURL } from 'node:url';
import type { Place, Range } from '../../diagnostic/diagnostic.ts';
import { createFixLocator } from '../../document/text-edits.ts';
import { packageVersion } from '../package-version.ts';
import { wordsOfFinding, type Finding } from './finding.ts';
import { fingerprinted, type Fingerprinted } from './fingerprint.ts';
import { allFindings, type Findings, type Refusal } from './findings.ts';
import { pathFromHere } from './path-from-here.ts';
import { RULES_PAGE, rulesOf, SECURITY_SEVERITIES, type ReportedRule } from './sarif-rules.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://idpfile.dev';

/** Where the working directory lies is for the reader of the report to know. */
const ROOT = '%SRCROOT%';

/** Static Analysis Results Interchange Format 2.1.0 (OASIS). */
export function reportSarif(findings: Findings): string {
  const { directory, notEvaluated } = findings;
  const fixesOf = createFixesOf(findings);
  const found = fingerprinted(allFindings(findings));
  const rules = rulesOf(findings);
  const results = found.map((one) => resultOf(one, { directory, fixesOf, rules }));
  const invocation =
    notEvaluated === undefined ? { executionSuccessful: true } : unsuccessful(notEvaluated);
  return asText(rules, { results, invocations: [invocation] });
}

/** Section 3.14.23: without `results`, for an empty list says that nothing was found. */
export function refuseSarif({ message }: Refusal): string {
  return asText(rulesOf({}), { invocations: [unsuccessful(message)] });
}

function unsuccessful(message: string): object {
  const toolExecutionNotifications = [{ level: 'error', message: wordsOf(message) }];
  return { executionSuccessful: false, toolExecutionNotifications };
}

function asText(reported: readonly ReportedRule[], run: object): string {
  const rules = reported.map(({ name, level, severity, summary }) => ({
    id: name,
    shortDescription: wordsOf(summary),
    helpUri: `${RULES_PAGE}#${name}`,
    defaultConfiguration: { level },
    ...(severity === undefined ? {} : securityOf(severity)),
  }));
  const driver = { name: 'idpfile', version: packageVersion(), informationUri: HOME, rules };
  const runs = [{ tool: { driver }, columnKind: 'unicodeCodePoints', ...run }];
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs }, undefined, 2)}\n`;
}

/** What GitHub shows instead of the level, and by which it sorts. */
function securityOf(severity: string): object {
  const score = SECURITY_SEVERITIES[severity];
  if (score === undefined) return {};
  return { properties: { tags: ['security'], 'security-severity': score } };
}

type FixesOf = (finding: Finding) => readonly object[];

type Context = Readonly<{ directory: string; fixesOf: FixesOf; rules: readonly ReportedRule[] }>;

function resultOf(
  { finding, fingerprint }: Fingerprinted,
  { directory, fixesOf, rules }: Context,
): object {
  const { rule, level, severity, place, waived } = finding;
  const fixes = fixesOf(finding);
  const ruleIndex = rules.findIndex(({ name }) => name === rule);
  const suppression = { kind: 'external', justification: waived, status: 'accepted' };
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level,
    message: wordsOf(wordsOfFinding(finding, '\n')),
    locations: [{ physicalLocation: locationOf(place, directory) }],
    ...relatedTo(finding, directory),
    partialFingerprints: { 'idpfile/v1': fingerprint },
    ...(waived === undefined ? {} : { suppressions: [suppression] }),
    ...(severity === level ? {} : { properties: { severity } }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

function relatedTo({ related }: Finding, directory: string): object {
  if (related.length === 0) return {};
  const relatedLocations = related.map((one) => ({
    physicalLocation: locationOf(one.place, directory),
    message: wordsOf(one.message),
  }));
  return { relatedLocations };
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
