import { generateX25519Identity } from 'age-encryption';
import { beforeEach, expect, test, vi } from 'vitest';
import { askSopsAge } from '../../src/secret/sops-age-thread.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { createSecretOpener } from '../../src/snapshot/create-secret-opener.ts';
import { readResources } from '../../src/snapshot/read-resources.ts';
import { sourceFile } from '../document/source-file.ts';
import { identityOf } from '../secret/sops-fixture.ts';

// The thread itself has tests of its own.
vi.mock('../../src/secret/sops-age-thread.ts', () => ({ askSopsAge: vi.fn() }));

const identity = await identityOf(await generateX25519Identity());
const text = await encryptSopsYaml(
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  secret: planted\n',
  { recipients: [identity.recipient], encryptedRegex: '^stringData$' },
);
const ANSWER = { ok: true, value: { stringData: { secret: 'planted' } } } as const;

function createOpener() {
  const [secret] = readResources(sourceFile(text, 'secrets/a.sops.yaml')).resources;
  if (secret?.kind !== 'Secret') throw new Error('the file holds no Secret');
  const open = createSecretOpener({
    identities: [identity],
    allowPlaintext: false,
    inspectWithoutIdentity: false,
  });
  return () => open(secret);
}

beforeEach(() => void vi.mocked(askSopsAge).mockReset().mockResolvedValue(ANSWER));

test('a file is opened once', async () => {
  const open = createOpener();
  expect(await open()).toBe(await open());
  expect(askSopsAge).toHaveBeenCalledTimes(1);
});

test('a thread that ended is no answer: the next time the file is opened anew', async () => {
  const open = createOpener();
  vi.mocked(askSopsAge).mockRejectedValueOnce(new Error('the thread has ended'));
  await expect(open()).rejects.toThrow('the thread has ended');
  expect(await open()).toMatchObject({ ok: true, sealed: false });
});

test('a file that sops-age does not come to an end with is refused, and not tried again', async () => {
  const open = createOpener();
  vi.mocked(askSopsAge).mockResolvedValueOnce({ ok: false, stalled: true });
  const opening = await open();
  expect(opening).toMatchObject({
    ok: false,
    rule: 'secret-undecryptable',
    message: expect.stringContaining('does not come to an end with the file'),
  });
  expect(await open()).toBe(opening);
});
