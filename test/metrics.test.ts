import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  collectMetrics,
  describeFleet,
  describeSecretUses,
  describeServed,
  describeSigningKeys,
  observeReload,
  renderMetrics,
  renderTogether,
  type Served,
} from '../src/metrics.ts';

const SERVED: Served = {
  isInStep: true,
  lastAppliedAt: new Date('2026-11-21T10:00:00.500Z'),
  revision: 'a'.repeat(64),
  commit: 'b'.repeat(40),
  files: { served: 7, stale: 2, absent: 1 },
  clients: 5,
  users: 3,
};

/** Samples of our own metrics: name and labels → value. */
async function samples(rendering = renderMetrics()): Promise<Readonly<Record<string, number>>> {
  const { text } = await rendering;
  const lines = text.split('\n').filter((line) => line.startsWith('idpfile_'));
  return Object.fromEntries(
    lines.map((line) => {
      const [, series = '', value] = /^(.*) (\S+)$/.exec(line) ?? [];
      return [series, Number(value)];
    }),
  );
}

test('servers over the same state are counted, and no number is made up where nobody knows', async () => {
  describeFleet({ replicas: 3, converged: 2 });
  expect(await samples()).toMatchObject({ idpfile_fleet_replicas: 3, idpfile_fleet_converged: 2 });
  describeFleet(undefined);
  expect(Object.keys(await samples()).filter((name) => name.includes('fleet'))).toEqual([]);
});

describe('what is served', () => {
  test('is told in numbers', async () => {
    describeServed(SERVED);
    expect(await samples()).toMatchObject({
      idpfile_config_last_reload_successful: 1,
      idpfile_config_last_reload_success_timestamp_seconds: 1795255200.5,
      'idpfile_config_files{state="served"}': 7,
      'idpfile_config_files{state="stale"}': 2,
      'idpfile_config_files{state="absent"}': 1,
      idpfile_clients: 5,
      idpfile_users: 3,
    });
  });

  test('has one revision and commit at a time', async () => {
    describeServed(SERVED);
    describeServed({ ...SERVED, revision: 'c'.repeat(64), commit: undefined });
    const series = Object.entries(await samples()).filter(([name]) => name.includes('_info'));
    expect(series).toEqual([[`idpfile_config_info{revision="${'c'.repeat(64)}",commit=""}`, 1]]);
  });

  test('keeps the time of the last whole success while it is not in step', async () => {
    describeServed(SERVED);
    const lastAppliedAt = new Date('2026-11-21T11:00:00Z');
    describeServed({ ...SERVED, isInStep: false, lastAppliedAt });
    expect(await samples()).toMatchObject({
      idpfile_config_last_reload_successful: 0,
      idpfile_config_last_reload_success_timestamp_seconds: 1795255200.5,
    });
  });
});

test('of each client that has several secrets the last uses are told', async () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
  describeSecretUses([
    { clientId: 'wiki', secret: 'current', lastUsedAt: undefined },
    { clientId: 'wiki', secret: 'previous', lastUsedAt: at(9) },
    { clientId: 'wiki', secret: 'previous', lastUsedAt: at(8) },
  ]);
  const uses = Object.entries(await samples()).filter(([name]) => name.includes('_secret_'));
  const name = 'idpfile_client_secret_last_used_timestamp_seconds';
  expect(uses).toEqual([[`${name}{client="wiki",secret="previous"}`, at(9).getTime() / 1000]]);
});

describe('signing keys', () => {
  const published = [{ state: 'signing' }, { state: 'signing' }, { state: 'next' }] as const;

  test('are counted by what they do, with the time of the next change', async () => {
    describeSigningKeys({ published, until: 1000 });
    expect(await samples()).toMatchObject({
      'idpfile_signing_keys{state="signing"}': 2,
      'idpfile_signing_keys{state="next"}': 1,
      'idpfile_signing_keys{state="verifying"}': 0,
      idpfile_signing_keys_next_change_timestamp_seconds: 1,
    });
  });

  test('that never change have no time of the next change', async () => {
    describeSigningKeys({ published, until: Infinity });
    const names = Object.keys(await samples());
    expect(names).not.toContain('idpfile_signing_keys_next_change_timestamp_seconds');
  });
});

describe('looks at the directory', () => {
  test('are counted by how they ended; their times only when there was a change', async () => {
    const before = await samples();
    observeReload('rejected', 0.2);
    observeReload('unchanged', 0.3);
    const after = await samples();
    const grown = (name: string) => (after[name] ?? NaN) - (before[name] ?? NaN);
    expect(grown('idpfile_config_reloads_total{outcome="rejected"}')).toBe(1);
    expect(grown('idpfile_config_reloads_total{outcome="unchanged"}')).toBe(1);
    expect(grown('idpfile_config_reload_duration_seconds_count')).toBe(1);
    expect(grown('idpfile_config_reload_duration_seconds_sum')).toBeCloseTo(0.2);
  });

  test('begin with a zero for every outcome, so that a rate can be told', async () => {
    const names = Object.keys(await samples()).filter((name) => name.includes('reloads_total'));
    expect(names).toHaveLength(5);
  });
});

test('of several processes counters are summed up, and what is served is told once', async () => {
  const at = (second: number) => new Date(second * 1000);
  describeServed({ ...SERVED, lastAppliedAt: at(20) });
  describeSigningKeys({ published: [], until: 3000 });
  // As it comes from another process.
  const first = structuredClone(await collectMetrics());
  observeReload('rejected', 0.2);
  describeServed({ ...SERVED, lastAppliedAt: at(10), revision: 'd'.repeat(64) });
  describeServed({ ...SERVED, isInStep: false, clients: 6, revision: 'd'.repeat(64) });
  describeSigningKeys({ published: [], until: 2000 });
  const second = await collectMetrics();
  const alone = await samples();
  const rejected = 'idpfile_config_reloads_total{outcome="rejected"}';

  expect(await samples(renderTogether([first, second]))).toMatchObject({
    [rejected]: 2 * (alone[rejected] ?? NaN) - 1,
    idpfile_config_reload_duration_seconds_count:
      2 * (alone['idpfile_config_reload_duration_seconds_count'] ?? NaN) - 1,
    idpfile_config_last_reload_successful: 0,
    idpfile_config_last_reload_success_timestamp_seconds: 10,
    [`idpfile_config_info{revision="${SERVED.revision}",commit="${SERVED.commit}"}`]: 1,
    [`idpfile_config_info{revision="${'d'.repeat(64)}",commit="${SERVED.commit}"}`]: 1,
    'idpfile_config_files{state="served"}': 7,
    idpfile_clients: 6,
    idpfile_users: 3,
    idpfile_signing_keys_next_change_timestamp_seconds: 2,
  });
});

test('the metrics of the process are there as well', async () => {
  const { text, contentType } = await renderMetrics();
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
});

test('docs/operations.md lists every metric with its type and labels, and no other', async () => {
  describeServed(SERVED);
  describeSigningKeys({ published: [], until: 1000 });
  const { text } = await renderMetrics();
  const types = [...text.matchAll(/^# TYPE (idpfile_\S+) (\w+)$/gm)];
  const known = types.map(([, name = '', type = '']) => ({
    name,
    type,
    labels: labelsOf(text, name),
  }));
  const page = readFileSync(join(import.meta.dirname, '../docs/operations.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(idpfile_\w+)`\s*\| (\w+)\s*\|([^|]*)\|/gm)];
  const documented = rows.map(([, name = '', type = '', labels = '']) => ({
    name,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label),
  }));
  expect(documented).toEqual(known);
});

/** The labels of a metric; `le` belongs to the format of histograms. */
function labelsOf(text: string, name: string): readonly string[] {
  const sample = new RegExp(`^${name}(?:_bucket)?\\{(.*)\\} `, 'm').exec(text)?.[1] ?? '';
  const labels = [...sample.matchAll(/(\w+)="/g)].map(([, label = '']) => label);
  return labels.filter((label) => label !== 'le');
}
