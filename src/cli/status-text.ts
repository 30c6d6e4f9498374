import { printable } from '../diagnostic/printable.ts';
import type { SecretEntry } from '../review/lint/secret-entry.ts';
import { shortId } from '../tree/short-id.ts';
import { counted } from './counted.ts';
import type {
  HeldEntry,
  KeyEntry,
  ProblemEntry,
  ReplicaEntry,
  StaleEntry,
  StatusReport,
} from './status-report.ts';

/** A report as a person reads it: how things stand, what is in the way, and what to do next. */
export function statusText(report: StatusReport): string {
  const { stale, secrets = [], signingKeys = [], problems, problemsOmitted = 0 } = report;
  const laggards = (report.fleet?.replicas ?? []).filter(({ converged }) => !converged);
  const sections = [
    [headline(report), ...facts(report)],
    stale.length === 0 ? [] : ['Not served as on the disk:', ...stale.map(staleLine)],
    problems.length === 0
      ? []
      : ['Problems:', ...problems.map(problemLine), ...more(problemsOmitted)],
    secrets.length === 0 ? [] : ['Clients with several secrets:', ...secrets.map(secretLine)],
    signingKeys.length === 0 ? [] : ['Signing keys:', ...signingKeys.map(keyLine)],
    laggards.length === 0 ? [] : ['Servers that have not converged:', ...laggards.map(replicaLine)],
    nextSteps(report),
  ];
  const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${paragraphs.join('\n\n')}\n`;
}

function secretLine({ client, secret, expiresAt, lastUsedAt }: SecretEntry): string {
  const use = lastUsedAt === undefined ? 'was not used' : `was last used at ${lastUsedAt}`;
  const end = expiresAt === undefined ? '' : ` and is accepted until ${expiresAt}`;
  return `  ${printable(`${client}: the ${secret} secret ${use}${end}`)}`;
}

function keyLine({ kid, alg, state, until }: KeyEntry): string {
  const end = until === undefined ? '' : ` until ${until}`;
  const words = {
    signing: `signs${end}`,
    next: `is published, and signs from ${until} on`,
    verifying: `is published${end}, and signs nothing`,
  }[state];
  return `  ${printable(`${alg.padEnd(5)} ${kid}: ${words}`)}`;
}

function replicaLine({ id, host, pid, revision, since, inStep }: ReplicaEntry): string {
  const what = `serves ${shortId(revision)} since ${since}`;
  const remark = inStep ? '' : ', not all of it as on its disk';
  return `  ${printable(`${host}, process ${pid} (${shortId(id)}): ${what}${remark}`)}`;
}

function headline({ inStep }: StatusReport): string {
  return inStep
    ? 'In step: every file on the disk is served as it is'
    : 'Not in step: the files on the disk are not served as they are';
}

function facts(report: StatusReport): readonly string[] {
  const { lastOutcome, since, revision, lastAttemptedRevision, lastAppliedAt } = report;
  const counts = [counted(report.clients, 'client'), counted(report.users, 'user')].join(', ');
  const isOther = lastAttemptedRevision !== undefined && lastAttemptedRevision !== revision;
  return [
    fact('serving', `${shortId(revision)}, ${counts}`, lastAppliedAt && `since ${lastAppliedAt}`),
    ...(isOther ? [fact('on disk', shortId(lastAttemptedRevision))] : []),
    ...commitFacts(report),
    ...(lastOutcome === undefined ? [] : [fact('outcome', lastOutcome, since && `since ${since}`)]),
    fact('server', `idpfile ${report.version}, generation ${report.generation}`),
    fact('', `started ${report.startedAt}`),
    ...fleetFacts(report),
  ];
}

function fleetFacts({ fleet }: StatusReport): readonly string[] {
  if (fleet === undefined || fleet.of === 1) return [];
  const { converged, of, revision } = fleet;
  return [fact('fleet', `${converged} of ${of} converged`, `on ${shortId(revision)}`)];
}

function commitFacts({ commit, commitSource, commitState }: StatusReport): readonly string[] {
  if (commit === undefined) return [];
  const { [commitState ?? 'unknown']: meaning } = COMMIT_STATES;
  return [fact('commit', shortId(commit), `${meaning}; source: ${commitSource}`)];
}

const COMMIT_STATES = {
  clean: 'the files on the disk are those of it',
  modified: 'the files on the disk differ from it',
  unknown: 'whether the files on the disk are those of it is not known',
} as const;

function fact(name: string, value: string, remark?: string): string {
  const line = `${name.padEnd(9)} ${value}${remark === undefined ? '' : ` (${remark})`}`;
  return `  ${printable(line)}`;
}

function staleLine({ file, state, since }: StaleEntry): string {
  const meaning =
    state === 'stale' ? 'its last good version is served' : 'no good version is known: not served';
  return `  ${printable(file)}: ${meaning} (since ${printable(since)})`;
}

function problemLine({ file, line, column, severity, message, rule }: ProblemEntry): string {
  return `  ${printable(`${file}:${line}:${column}: ${severity}: ${message} [${rule}]`)}`;
}

/** What is in the way as a whole, and what to do about it. */
function nextSteps(report: StatusReport): readonly string[] {
  const { inStep, held, failure } = report;
  if (inStep) return [];
  if (failure !== undefined) {
    return [`The files cannot be taken over: ${printable(failure)}`, 'The server goes on trying.'];
  }
  if (held !== undefined) return heldLines(held, report.lastAttemptedRevision ?? '');
  return ['Mend the files: what is good applies by itself.'];
}

function heldLines({ reason, lost, files }: HeldEntry, revision: string): readonly string[] {
  const gone = `${counted(lost, 'file')} ${lost === 1 ? 'is' : 'are'} gone`;
  const names = [...files.map((file) => `  ${printable(file)}`), ...more(lost - files.length)];
  if (reason === 'empty-tree') {
    return [
      `Held, because the directory is empty; ${gone}:`,
      ...names,
      'Restore them, or allow an empty directory with spec.reload.allowEmpty.',
    ];
  }
  return [
    `Held, because ${gone} at once:`,
    ...names,
    `To take it over: idpfile reload --accept ${shortId(revision)}; or restore them.`,
  ];
}

function more(count: number): readonly string[] {
  return count > 0 ? [`  … and ${count} more`] : [];
}
