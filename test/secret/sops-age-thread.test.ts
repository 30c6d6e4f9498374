import { setImmediate } from 'node:timers/promises';
import { generateX25519Identity } from 'age-encryption';
import { afterEach, expect, test, vi } from 'vitest';
import { decryptSopsFile } from '../../src/secret/decrypt-sops-file.ts';
import { askSopsAge } from '../../src/secret/sops-age-thread.ts';
import { encryptSopsYaml } from '../../src/secret/sops/encrypt-sops.ts';
import { x25519Handle } from '../../src/secret/x25519-key.ts';
import { identityOf } from './sops-fixture.ts';

const identity = await identityOf(await generateX25519Identity());
const ours = await x25519Handle(identity);
const stranger = await x25519Handle(await identityOf(await generateX25519Identity()));
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
  const question = { text: await encrypt('planted'), fileType: 'yaml' } as const;

  expect(await askSopsAge({ ...question, secretKey: stranger })).toEqual({ ok: false });
  expect(await askSopsAge({ ...question, text: 'a: [', secretKey: ours })).toEqual({ ok: false });
});

test('asked about more than one message holds, each gets its own answer, failures included', async () => {
  const text = await encrypt('planted');
  const isGood = (number: number) => number % 3 !== 0;

  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, number) =>
      askSopsAge({ text, fileType: 'yaml', secretKey: isGood(number) ? ours : stranger }),
    ),
  );

  expect(answers).toEqual(
    answers.map((_, number) =>
      isGood(number) ? { ok: true, value: { secret: 'planted' } } : { ok: false },
    ),
  );
});

/** sops-age fills four thousand million places of a list with nothing. Ours refuses it before. */
const ENDLESS = 'sops_age__list_4000000000__map_enc=x\nsops_version=3.9.0\na=b\n';

/** A minute passes in no time, again and again, until the work is done. */
async function inNoTime<Value>(work: Promise<Value>): Promise<Value> {
  let isDone = false;
  const done = work.finally(() => (isDone = true));
  while (!isDone) {
    vi.advanceTimersByTime(60_000);
    await setImmediate();
  }
  return await done;
}

afterEach(() => vi.useRealTimers());

test('a file that it does not come to an end with is refused after a minute, and no other one', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const text = await encrypt('planted');
  const endless = askSopsAge({ text: ENDLESS, fileType: 'env', secretKey: ours });
  const behind = Array.from({ length: 40 }, () =>
    askSopsAge({ text, fileType: 'yaml', secretKey: ours }),
  );

  expect(await inNoTime(endless)).toEqual({ ok: false, stalled: true });
  for (const answer of await Promise.all(behind)) {
    expect(answer).toEqual({ ok: true, value: { secret: 'planted' } });
  }
});

test('asked again after a pause, it answers again', async () => {
  const question = { text: await encrypt('again'), fileType: 'yaml' } as const;
  for (let time = 0; time < 3; time += 1) {
    const answer = await askSopsAge({ ...question, secretKey: ours });
    expect(answer).toEqual({ ok: true, value: { secret: 'again' } });
  }
});
