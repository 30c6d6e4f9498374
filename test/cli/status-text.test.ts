import { expect, test } from 'vitest';
import { statusText } from '../../src/cli/status-text.ts';
import {
  COMMIT,
  diagnosticAt,
  FLEET,
  KEYS,
  OTHER_REVISION,
  replicaOf,
  reportOf,
} from './status-parts.ts';

const SINCE = new Date('2026-11-21T10:30:00Z');

test('in step: what is served, of which commit, since when', () => {
  const provenance = { commit: COMMIT, source: 'git', state: 'clean' } as const;
  expect(statusText(reportOf({ provenance }))).toBe(
    `In step: every file on the disk is served as it is
  serving   a1b2c3d4a1b2, 0 clients, 0 users (since 2026-11-21T10:00:00.000Z)
  commit    012345678901 (the files on the disk are those of it; source: git)
  outcome   applied (since 2026-11-21T09:00:00.000Z)
  server    idpfile 1.2.3, generation 3
            started 2026-11-21T08:00:00.000Z
`,
  );
});

test('broken files: what is served instead, and every mistake at its place', () => {
  const text = statusText(
    reportOf({
      isInStep: false,
      lastAttemptedRevision: OTHER_REVISION,
      stale: [
        { path: 'clients/web.yaml', state: 'stale', since: SINCE },
        { path: 'clients/new.yaml', state: 'absent', since: SINCE },
      ],
      diagnostics: [diagnosticAt(6)],
    }),
  );
  expect(text).toContain('Not in step');
  expect(text).toContain('  on disk   e5f6a7b8e5f6\n');
  expect(text.slice(text.indexOf('\n\n') + 2)).toBe(
    `Not served as on the disk:
  clients/web.yaml: its last good version is served (since 2026-11-21T10:30:00.000Z)
  clients/new.yaml: no good version is known: not served (since 2026-11-21T10:30:00.000Z)

Problems:
  clients/web.yaml:6:3: error: unknown field "redirectUris" in spec [unknown-field]

Mend the files: what is good applies by itself.
`,
  );
});

test('signing keys: what each of them does, and until when', () => {
  expect(statusText(reportOf({}, [], KEYS))).toContain(`Signing keys:
  RS256 old: signs until 2026-11-22T12:00:00.000Z
  RS256 new: is published, and signs from 2026-11-22T12:00:00.000Z on
  ES256 older: is published until 2026-12-01T00:00:00.000Z, and signs nothing
  ES256 spare: is published, and signs nothing
`);
});

test('several servers: how many of them have converged, and what the others serve', () => {
  const text = statusText(reportOf({}, [], undefined, FLEET));
  expect(text).toContain('\n  fleet     1 of 3 converged (on a1b2c3d4a1b2)\n');
  expect(text).toContain(`Servers that have not converged:
  idp.example.com, process 2 (a1b2c3d4-000): serves e5f6a7b8e5f6 since 2026-11-21T08:00:00.000Z
  idp.example.com, process 3 (a1b2c3d4-000): serves a1b2c3d4a1b2 since 2026-11-21T10:00:01.000Z, not all of it as on its disk
`);
});

test('a server by itself has no fleet to tell of', () => {
  expect(statusText(reportOf({}, [], undefined, [replicaOf('a')]))).not.toContain('converged');
});

test('a mass deletion: how many files, which, and the command that takes it over', () => {
  const lost = Array.from({ length: 27 }, (_, index) => `clients/${index}.yaml`);
  const text = statusText(
    reportOf({
      isInStep: false,
      lastOutcome: 'held',
      lastAttemptedRevision: OTHER_REVISION,
      held: { reason: 'mass-deletion', lost },
    }),
  );
  expect(text).toContain('Held, because 27 files are gone at once:\n  clients/0.yaml\n');
  expect(text).toMatch(
    / {2}clients\/19\.yaml\n {2}… and 7 more\n[^\n]*idpfile reload --accept e5f6a7b8e5f6; or restore them\.\n$/,
  );
});

test('an empty directory: nothing to accept, but the setting that would allow it', () => {
  const held = { reason: 'empty-tree', lost: ['issuer.yaml'] } as const;
  const text = statusText(reportOf({ isInStep: false, lastOutcome: 'held', held }));
  expect(text).toContain('the directory is empty; 1 file is gone:\n  issuer.yaml\n');
  expect(text).toContain('spec.reload.allowEmpty');
  expect(text).not.toContain('--accept');
});

test('a directory that cannot be read: why, and that the server goes on trying', () => {
  const text = statusText(
    reportOf({ isInStep: false, lastOutcome: 'failed', failure: 'the disk is gone' }),
  );
  expect(text).toContain('The files cannot be taken over: the disk is gone\n');
  expect(text).toContain('goes on trying');
});

test('problems beyond the hundredth are counted', () => {
  const diagnostics = Array.from({ length: 103 }, (_, index) => diagnosticAt(index + 1));
  expect(statusText(reportOf({ diagnostics }))).toContain('… and 3 more\n');
});

test('names of files cannot rewrite what a terminal shows', () => {
  const path = 'clients/\u001b[2Jweb.yaml';
  const stale = [{ path, state: 'stale', since: SINCE }] as const;
  const held = { reason: 'mass-deletion', lost: [path] } as const;
  const text = statusText(reportOf({ isInStep: false, stale, held }));
  expect(text).not.toContain('\u001b');
  expect(text.match(/clients\/␛\[2Jweb\.yaml/g)).toHaveLength(2);
});
