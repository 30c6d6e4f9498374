import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { oldSecretOf, rotateUnderLoad, startRotatable } from './rotate-under-load.ts';
import type { RunningIssuer } from './running-issuer.ts';
import { createAgeKey, type AgeKey } from './sops-secret.ts';
import { tokenStatus } from './token-status.ts';

const PATIENCE_MS = 60_000;

let key: AgeKey;
let issuer: RunningIssuer;

beforeAll(async () => {
  key = await createAgeKey();
  issuer = await startRotatable(key);
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await key?.[Symbol.asyncDispose]();
});

type Spec = Readonly<{ previousSecrets?: readonly object[] }>;

/** The file of a client with other previous secrets. */
function withPrevious(file: string, change: (secrets: readonly object[]) => readonly object[]) {
  const document = parse(file) as Readonly<{ spec: Spec }>;
  const { previousSecrets = [], ...spec } = document.spec;
  const changed = change(previousSecrets);
  const left = changed.length === 0 ? {} : { previousSecrets: changed };
  return stringify({ ...document, spec: { ...spec, ...left } });
}

const remove = (file: string) => withPrevious(file, () => []);

/** It ends by itself, a second from now. */
const expire = (file: string) =>
  withPrevious(file, (secrets) =>
    secrets.map((one) => ({ ...one, expiresAt: new Date(Date.now() + 1_000).toISOString() })),
  );

describe('while a client asks for 200 tokens a second, its secret is rotated', () => {
  test.each([
    ['hashed', 'is removed', remove],
    ['sealed', 'expires', expire],
  ] as const)(
    'that is %s: no request is lost, and the old one is refused once it %s',
    { timeout: PATIENCE_MS },
    async (kind, _how, retire) => {
      const options = { kind, perSecond: 200, count: 200, retire };
      const { newSecret, ...phases } = await rotateUnderLoad(issuer, key, options);

      for (const [phase, answers] of Object.entries(phases)) {
        const lost = answers.filter(({ status }) => status !== 200);
        expect({ phase, lost }).toEqual({ phase, lost: [] });
        expect(answers.length).toBeGreaterThanOrEqual(200);
      }
      expect(phases.before.every(({ secret }) => secret === oldSecretOf(kind))).toBe(true);
      expect(phases.overlap.every(({ secret }) => secret === oldSecretOf(kind))).toBe(true);
      expect(phases.after.every(({ secret }) => secret === newSecret)).toBe(true);
      expect(await tokenStatus(issuer, kind, oldSecretOf(kind))).toBe(401);
    },
  );

  test('and nobody is warned at once, for the app has a week', () => {
    const warnings = issuer
      .output()
      .split('\n')
      .filter((line) => line.includes('secret-expiring'));
    expect(warnings.filter((line) => line.includes('clients/hashed'))).toEqual([]);
  });
});
