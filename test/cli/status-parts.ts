import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { statusReport, type Recorded, type StatusReport } from '../../src/cli/status-report.ts';
import { snapshotOf } from '../people/people.ts';
import type { SecretUse } from '../../src/issuer/secret-uses.ts';
import type { KeysInUse } from '../../src/secret/key-schedule.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import type { SigningKey } from '../../src/secret/signing-keys.ts';
import type { Replica } from '../../src/store/store.ts';

/** A client in the middle of a rotation. */
export const USES: readonly SecretUse[] = [
  {
    clientId: 'wiki',
    secret: 'previous',
    expiresAt: new Date('2026-12-01T00:00:00Z'),
    lastUsedAt: new Date('2026-11-20T10:00:00Z'),
  },
];

const [spare, old] = await generateSigningKeys(['ES256', 'RS256']);

/** Keys in the middle of a rotation, with a private half that nobody may see. */
export const KEYS: KeysInUse = {
  from: -Infinity,
  until: Date.parse('2026-11-22T12:00:00Z'),
  published: [
    { key: named(old, 'old'), state: 'signing', until: Date.parse('2026-11-22T12:00:00Z') },
    { key: named(old, 'new'), state: 'next', until: Date.parse('2026-11-22T12:00:00Z') },
    { key: named(spare, 'older'), state: 'verifying', until: Date.parse('2026-12-01T00:00:00Z') },
    { key: named(spare, 'spare'), state: 'verifying', until: Infinity },
  ],
};

export const REVISION = 'a1b2c3d4'.repeat(8);
export const OTHER_REVISION = 'e5f6a7b8'.repeat(8);
export const COMMIT = '0123456789'.repeat(4);

/** The record of a server that serves what is on its disk. */
export const IN_STEP: Recorded = {
  lastAttemptedRevision: REVISION,
  lastAppliedRevision: REVISION,
  lastAppliedAt: new Date('2026-11-21T10:00:00Z'),
  lastOutcome: 'applied',
  isInStep: true,
  stale: [],
  diagnostics: [],
  held: undefined,
  failure: undefined,
  since: new Date('2026-11-21T09:00:00Z'),
};

/** A mistake, or something that is worth a warning. */
export function diagnosticAt(line: number, severity: 'error' | 'warning' = 'error'): Diagnostic {
  const start = { line, column: 3 };
  return {
    rule: 'unknown-field',
    severity,
    place: { file: 'clients/web.yaml', range: { start, end: start } },
    pointer: '/spec/redirectUris',
    message: 'unknown field "redirectUris" in spec',
  };
}

/** The report of a record that differs in this from one in step. */
export function reportOf(
  changes: Partial<Recorded> = {},
  secretUses: readonly SecretUse[] = [],
  keys?: KeysInUse,
  fleet?: readonly Replica[],
): StatusReport {
  return statusReport({
    record: { ...IN_STEP, ...changes },
    snapshot: { ...snapshotOf([]), revision: REVISION },
    generation: 3,
    secretUses,
    keys,
    fleet,
    startedAt: new Date('2026-11-21T08:00:00Z'),
    version: '1.2.3',
  });
}

/** Three servers, of which the second serves an older revision, and the third not all of its files. */
export const FLEET: readonly Replica[] = [
  replicaOf('a1b2c3d4-0001', { revision: REVISION, since: '2026-11-21T10:00:00.000Z' }),
  replicaOf('a1b2c3d4-0002', { revision: OTHER_REVISION }),
  replicaOf('a1b2c3d4-0003', {
    revision: REVISION,
    since: '2026-11-21T10:00:01.000Z',
    inStep: false,
  }),
];

/** A server that has served the same since it was started. */
export function replicaOf(id: string, changes: Partial<Replica> = {}): Replica {
  const startedAt = '2026-11-21T08:00:00.000Z';
  const process = { host: 'idp.example.com', pid: Number(id.slice(-4)), startedAt };
  return { id, ...process, revision: REVISION, since: startedAt, inStep: true, ...changes };
}

function named(key: SigningKey | undefined, kid: string): SigningKey {
  if (key === undefined) throw new Error('no key was made');
  return { ...key, kid };
}
