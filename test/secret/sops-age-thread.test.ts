import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { decryptSopsFile } from '../../src/secret/decrypt-sops-file.ts';
import { askSopsAge } from '../../src/secret/sops-age-thread.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { identityOf } from './sops-fixture.ts';

const identity = await identityOf(await generateX25519Identity());
const encrypt = (secret: string) =>
  encryptSopsYaml(`secret: "${secret}"\n`, { recipients: [identity.recipient] });

test('the second decryptor tells many files that are opened at the same time apart', async () => {
  const numbers = Array.from({ length: 30 }, (_, number) => number);
  const files = await Promise.all(numbers.map((number) => encrypt(`secret-${number}`)));

  const opened = await Promise.all(
    files.map((text, number) =>
      decryptSopsFile({ path: `secrets/${number}.yaml`, bytes: Buffer.from(text) }, [identity]),
    ),
  );

  expect(opened.map(({ value }) => value)).toEqual(
    numbers.map((number) => ({ secret: `secret-${number}` })),
  );
  expect(new Set(opened.map(({ secondOpinion }) => secondOpinion))).toEqual(new Set(['agreed']));
});

test('of what it cannot open it says no more than that', async () => {
  const other = await generateX25519Identity();
  const question = { text: await encrypt('planted'), fileType: 'yaml', secretKey: other } as const;
  expect(await askSopsAge(question)).toEqual({ ok: false });
  expect(await askSopsAge({ ...question, secretKey: 'AGE-SECRET-KEY-1damaged' })).toEqual({
    ok: false,
  });
});
