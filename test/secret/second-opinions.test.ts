import { generateX25519Identity } from 'age-encryption';
import { beforeEach, expect, test, vi } from 'vitest';
import { decryptSopsFile } from '../../src/secret/decrypt-sops-file.ts';
import { agreedRecipient, rememberAgreement } from '../../src/secret/second-opinions.ts';
import { askSopsAge } from '../../src/secret/sops-age-thread.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { identityOf } from './sops-fixture.ts';

// The thread itself has tests of its own.
vi.mock('../../src/secret/sops-age-thread.ts', () => ({ askSopsAge: vi.fn() }));

const identity = await identityOf(await generateX25519Identity());
const other = await identityOf(await generateX25519Identity());
const text = await encryptSopsYaml('secret: planted\n', {
  recipients: [identity.recipient, other.recipient],
});
const createFile = (content = text) => ({ path: 'secrets/a.yaml', bytes: Buffer.from(content) });

beforeEach(() => {
  vi.mocked(askSopsAge)
    .mockReset()
    .mockResolvedValue({ ok: true, value: { secret: 'planted' } });
});

test('the second decryptor is asked once about a file, and what it agreed about is remembered', async () => {
  const file = createFile();
  expect(agreedRecipient(file)).toBeUndefined();

  for (let time = 0; time < 2; time += 1) {
    expect((await decryptSopsFile(file, [identity])).secondOpinion).toBe('agreed');
  }

  expect(agreedRecipient(file)).toBe(identity.recipient);
  expect(askSopsAge).toHaveBeenCalledTimes(1);
});

test('about another file with the same bytes it is asked again', async () => {
  await decryptSopsFile(createFile(), [identity]);
  await decryptSopsFile(createFile(), [identity]);
  expect(askSopsAge).toHaveBeenCalledTimes(2);
});

test('a file that is opened with another key is put to it again', async () => {
  const file = createFile();
  rememberAgreement(file, other.recipient);
  await decryptSopsFile(file, [identity]);
  expect(askSopsAge).toHaveBeenCalledTimes(1);
  expect(agreedRecipient(file)).toBe(identity.recipient);
});

test('where it disagrees nothing is remembered', async () => {
  const file = createFile();
  vi.mocked(askSopsAge).mockResolvedValueOnce({ ok: true, value: { secret: 'another' } });
  await expect(decryptSopsFile(file, [identity])).rejects.toThrow('two decryptors disagree');
  expect(agreedRecipient(file)).toBeUndefined();
});

test('our own reader opens a file in any case, and finds what was altered', async () => {
  const file = createFile(
    text.replace(/lastmodified: "?[^"\n]+"?/, 'lastmodified: "2001-01-01T00:00:00Z"'),
  );
  rememberAgreement(file, identity.recipient);
  await expect(decryptSopsFile(file, [identity])).rejects.toThrow();
});
