import { expect, test } from 'vitest';
import { Acknowledged, type Token } from '../scripts/soak/acknowledged.ts';
import type { AskedServer } from '../scripts/soak/asked-server.ts';
import { checkTokens, useUp } from '../scripts/soak/check-acknowledged.ts';
import type { KillSoak } from '../scripts/soak/kill-soak.ts';
import { createRandom } from '../scripts/soak/random.ts';
import { SoakedServer } from '../scripts/soak/soaked-server.ts';
import { Tally } from '../scripts/soak/tally.ts';

const ACCESS: Token = { kind: 'access', value: 'access' };
const REFRESH: Token = { kind: 'refresh', value: 'refresh' };
const SPENT = { parameters: { grant_type: 'authorization_code' }, knownUntil: Infinity };

/** What was acknowledged, and a server that answers as it is told to. */
function soakOf(answers: Partial<AskedServer>): KillSoak {
  const asked: AskedServer = {
    signIn: async () => ({ tokens: [], spent: [] }),
    refresh: async () => ({ tokens: [], spent: [] }),
    serviceToken: async () => ({ kind: 'service', value: 'service' }),
    revoke: async () => {},
    isActive: async () => true,
    isGrantedAgain: async () => false,
    ...answers,
  };
  const server = new SoakedServer('.', '.');
  return { server, file: '', asked, acknowledged: new Acknowledged(), tally: new Tally() };
}

test('a token that was good is missed when it is gone, and one that was gone when it is good', async () => {
  const soak = soakOf({ isActive: async ({ kind }) => kind === 'refresh' });
  soak.acknowledged.isGood([ACCESS, REFRESH]);
  soak.acknowledged.isGone([REFRESH]);
  await checkTokens(soak, soak.acknowledged.takeNews());
  expect(soak.tally.wrongs).toEqual([
    'a token (access) that was good is gone',
    'a token (refresh) that was gone is good',
  ]);
});

test('a token in doubt may be either', async () => {
  const soak = soakOf({ isActive: async () => false });
  soak.acknowledged.isGood([ACCESS]);
  soak.acknowledged.isInDoubt([ACCESS]);
  await checkTokens(soak, [ACCESS]);
  expect(soak.tally.wrongs).toEqual([]);
});

test('a request that is granted again, and a refresh token that is refused, are told', async () => {
  const soak = soakOf({
    isGrantedAgain: async () => true,
    refresh: () => Promise.reject(new Error('invalid_grant')),
  });
  soak.acknowledged.isGood([REFRESH]);
  soak.acknowledged.putLogin({ tokens: [REFRESH], spent: [SPENT] });
  await useUp(soak, createRandom(1));
  expect(soak.tally.wrongs).toEqual([
    'a refresh token that was good: Error: invalid_grant',
    'a request was granted again (authorization_code)',
  ]);
});
