import { expect, test } from 'vitest';
import { throwawayKeys } from '../../src/cli/throwaway-keys.ts';
import { createEngineCheck } from '../../src/issuer/check-with-engine.ts';
import { ALGORITHMS } from '../../src/secret/signing-keys.ts';

test('there is one for each algorithm, in the order of a server, under a name of its own', async () => {
  const keys = await throwawayKeys();

  expect(keys.map(({ alg }) => alg)).toEqual(ALGORITHMS);
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(ALGORITHMS.length);
  expect(keys.map(({ publicJwk }) => publicJwk['kid'])).toEqual(keys.map(({ kid }) => kid));
});

test('the engine can be asked with them', async () => {
  const check = createEngineCheck(throwawayKeys);

  expect(await check([], undefined)).toEqual(new Map());
});
