import type { StatusReport } from './status-report.ts';

type Shape = Readonly<Record<string, string>>;

const REPORT: Shape = {
  version: 'string',
  startedAt: 'string',
  inStep: 'boolean',
  revision: 'string',
  generation: 'number',
  clients: 'number',
  users: 'number',
};

const MAYBE = [
  'lastOutcome',
  'since',
  'lastAttemptedRevision',
  'lastAppliedRevision',
  'lastAppliedAt',
  'commit',
  'commitSource',
  'commitState',
  'failure',
  'signingKeysChangeAt',
] as const;

const STALE: Shape = { file: 'string', state: 'string', since: 'string' };

const KEY: Shape = { kid: 'string', alg: 'string', state: 'string' };

const SECRET: Shape = { client: 'string', secret: 'string' };

const FLEET: Shape = { revision: 'string', converged: 'number', of: 'number' };

const REPLICA: Shape = {
  id: 'string',
  host: 'string',
  pid: 'number',
  startedAt: 'string',
  revision: 'string',
  since: 'string',
  inStep: 'boolean',
  converged: 'boolean',
};

const HELD: Shape = { reason: 'string', lost: 'number' };

const PROBLEM: Shape = {
  file: 'string',
  line: 'number',
  column: 'number',
  rule: 'string',
  severity: 'string',
  message: 'string',
};

/** Whether an answer is a report: another program, or another version, may answer instead. */
export function isStatusReport(answer: unknown): answer is StatusReport {
  if (!isRecord(answer) || !has(answer, REPORT)) return false;
  const { stale, problems, held, fleet, problemsOmitted, signingKeys = [], secrets = [] } = answer;
  return (
    MAYBE.every((name) => ['string', 'undefined'].includes(typeof answer[name])) &&
    ['number', 'undefined'].includes(typeof problemsOmitted) &&
    isListOf(stale, STALE) &&
    isListOf(problems, PROBLEM) &&
    isListOf(signingKeys, KEY) &&
    isListOf(secrets, SECRET) &&
    isFleet(fleet) &&
    isHeld(held)
  );
}

/** Left out while the store does not answer. */
function isFleet(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && has(value, FLEET) && isListOf(value['replicas'], REPLICA);
}

/** Left out while nothing is held. */
function isHeld(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && has(value, HELD) && isListOfTexts(value['files']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function has(value: Readonly<Record<string, unknown>>, shape: Shape): boolean {
  return Object.entries(shape).every(([name, type]) => typeof value[name] === type);
}

function isListOf(value: unknown, shape: Shape): boolean {
  return Array.isArray(value) && value.every((entry) => isRecord(entry) && has(entry, shape));
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
