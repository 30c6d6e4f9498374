import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { OutsideSecrets } from '../../src/secret/outside-secrets.ts';
import { runningSettings } from '../../src/snapshot/restart-rules.ts';
import { secretYAML } from '../e2e/sops-secret.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { issuerYAML, treeOf } from './tree-of.ts';

const newKey = () => randomBytes(32).toString('base64');

const [FIRST, SECOND] = [newKey(), newKey()];

const WITH_PREVIOUS = `  storage:
    sealKey:
      secretRef: { name: seal }
      previous: [{ secretRef: { env: IDPFILE_SECRET_OLD_SEAL } }]
`;

function treeWith(storage: string, seal = FIRST) {
  return treeOf({
    'issuer.yaml': issuerYAML(storage),
    'secrets/seal.yaml': secretYAML('seal', seal),
  });
}

const outside = () => new OutsideSecrets({ IDPFILE_SECRET_OLD_SEAL: SECOND });
const options = () => ({ allowPlaintext: true, outside: outside() });

async function built(storage: string, seal?: string, running?: ReturnType<typeof runningSettings>) {
  return build(treeWith(storage, seal), options(), running === undefined ? {} : { running });
}

test('the keys of the store are opened, the newest first, and cannot be printed', async () => {
  const result = await built(WITH_PREVIOUS);
  const keys = (result.ok && result.value.addresses.sealKeys) || [];
  expect(keys.map((key) => key.reveal())).toEqual([FIRST, SECOND]);
  expect(JSON.stringify(result)).not.toContain(FIRST);
});

test('without a sealKey there is none', async () => {
  const result = await built('');
  expect(result.ok && 'sealKeys' in result.value.addresses).toBe(false);
});

describe('a key that is none', () => {
  test.each([
    ['a password', 'correct horse battery staple, and some more'],
    ['one that is too short', randomBytes(16).toString('base64')],
    ['hex', randomBytes(32).toString('hex')],
  ])('is refused where it is named, and not repeated: %s', async (_, seal) => {
    const result = await built(WITH_PREVIOUS, seal);
    expect(result.ok).toBe(false);
    const [mistake, ...more] = result.ok ? [] : result.diagnostics;
    expect(more).toEqual([]);
    expect(mistake).toMatchObject({
      rule: 'secret-value',
      severity: 'error',
      pointer: '/spec/storage/sealKey/secretRef/name',
      message: 'Secret seal: the key to seal with is not 32 random bytes in base64 or base64url',
      help: 'make one with "openssl rand -base64 32"',
    });
    expect(JSON.stringify(mistake)).not.toContain(seal);
  });

  test('is refused among the previous ones too', async () => {
    const storage = WITH_PREVIOUS.replace('env: IDPFILE_SECRET_OLD_SEAL', 'name: gone');
    expect(await mistakesIn(treeWith(storage), options())).toEqual([
      expect.stringContaining('no Secret is called gone'),
    ]);
  });
});

describe('a server that runs', () => {
  test.each([
    ['another key', WITH_PREVIOUS, newKey()],
    ['one key less', '  storage: { sealKey: { secretRef: { name: seal } } }\n', FIRST],
    ['no key at all', '', FIRST],
  ])('is told that it has to be restarted for %s', async (_, storage, seal) => {
    const before = await built(WITH_PREVIOUS);
    if (!before.ok) throw new Error('the Issuer is not built');
    const running = runningSettings(before.value);
    const after = await built(storage, seal, running);
    expect(after.ok && after.warnings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'restart-needed: spec.storage.sealKey was changed, and this process goes on with what it began with',
    ]);
    expect((await built(WITH_PREVIOUS, FIRST, running)).ok).toBe(true);
    const same = await built(WITH_PREVIOUS, FIRST, running);
    expect(same.ok && same.warnings).toEqual([]);
  });
});
