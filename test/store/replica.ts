import type { Replica } from '../../src/store/store.ts';

/** A process that runs, as it tells of itself. */
export const replica = (id: string, revision = 'r1'): Replica => ({
  id,
  host: 'idp-1.example.com',
  pid: 4711,
  startedAt: '2030-01-01T00:00:00.000Z',
  revision,
  since: '2030-01-01T00:00:01.000Z',
  inStep: true,
});
