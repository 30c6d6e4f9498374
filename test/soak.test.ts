import { expect, test } from 'vitest';
import { runSoak } from '../scripts/soak/run-soak.ts';

const isLong = process.env['CI'] !== undefined || process.env['SOAK'] === '1';
const CHANGES = isLong ? 200 : 30;

test('while files are changed, well and badly, and the server is killed, no answer is wrong', async () => {
  const tally = await runSoak({ seed: 4, changes: CHANGES, users: 3 });

  expect(tally.wrongs).toEqual([]);
  expect(tally.countOf('kill -9 and restart')).toBeGreaterThan(0);
  expect(tally.countOf('flows that went well')).toBeGreaterThan(CHANGES);
}, 300_000);
