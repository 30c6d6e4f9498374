import { hash } from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { QueueFull } from '../../src/secret/bounded-queue.ts';
import { ClientSecretVerifier } from '../../src/secret/client-secret-verifier.ts';

const current = await hash('current', 4);
const previous = await hash('previous', 4);
/** Costs some 50 ms, so that a check skipped can be told from one made. */
const slow = await hash('slow', 10);

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe('a client secret', () => {
  test('that fits any of the hashes is right, again and again', async () => {
    const verifier = new ClientSecretVerifier();

    for (const secret of ['current', 'previous', 'current', 'previous']) {
      expect(await verifier.verify([current, previous], secret)).toBeDefined();
    }
  });

  test('fits a hash that another program made', async () => {
    const verifier = new ClientSecretVerifier();
    const authelia =
      '$pbkdf2-sha512$310000$c8p78n7pUMln0jzvd4aK4Q$JNRBzwAo0ek5qKn50cFzzvE9RXV88h1wJn5KGiHrD0YKtZaR/nCb2CJPOsKaPK0hjf.9yHxzQGZziziccp6Yng';

    expect(await verifier.verify([authelia], 'insecure_secret')).toBeDefined();
    expect(await verifier.verify([authelia], 'another_secret')).toBeUndefined();
  });

  test('that fits none is wrong, again and again', async () => {
    const verifier = new ClientSecretVerifier();

    for (const secret of ['wrong', 'wrong', '', 'x'.repeat(100)]) {
      expect(await verifier.verify([current, previous], secret)).toBeUndefined();
    }
    expect(await verifier.verify([], 'current')).toBeUndefined();
  });

  test('is wrong as soon as its hash is no longer among those of the client', async () => {
    const verifier = new ClientSecretVerifier();
    await verifier.verify([current, previous], 'previous');

    expect(await verifier.verify([current], 'previous')).toBeUndefined();
  });

  test('that was remembered for one client is wrong for another', async () => {
    const verifier = new ClientSecretVerifier();
    await verifier.verify([current], 'current');

    expect(await verifier.verify([previous], 'current')).toBeUndefined();
    expect(await verifier.verify([current], 'previous')).toBeUndefined();
  });

  test('that fitted once costs no bcrypt from then on', async () => {
    const verifier = new ClientSecretVerifier();
    const first = await milliseconds(() => verifier.verify([slow], 'slow'));

    const hundredMore = await milliseconds(async () => {
      for (let index = 0; index < 100; index += 1) await verifier.verify([slow], 'slow');
    });

    expect(hundredMore).toBeLessThan(first);
  });

  test('that does not fit costs bcrypt every time', async () => {
    const verifier = new ClientSecretVerifier();
    await verifier.verify([slow], 'slow');
    await verifier.verify([slow], 'wrong');

    const right = await milliseconds(() => verifier.verify([slow], 'slow'));
    const wrong = await milliseconds(() => verifier.verify([slow], 'wrong'));

    expect(wrong).toBeGreaterThan(right * 5);
  });

  test('is forgotten when more are remembered than allowed, the longest unused first', async () => {
    const verifier = new ClientSecretVerifier({ remembered: 1 });
    await verifier.verify([slow], 'slow');
    await verifier.verify([current], 'current');

    const again = await milliseconds(() => verifier.verify([slow], 'slow'));
    const remembered = await milliseconds(() => verifier.verify([slow], 'slow'));

    expect(again).toBeGreaterThan(remembered * 5);
  });
});

describe('a flood of wrong secrets', () => {
  test('is turned away when too many wait, while known secrets still pass', async () => {
    const verifier = new ClientSecretVerifier({ parallel: 2, waiting: 3 });
    await verifier.verify([slow], 'slow');

    const flood = Array.from({ length: 20 }, (_, index) =>
      verifier.verify([slow], `wrong ${index}`).catch((error: unknown) => error),
    );
    const known = await verifier.verify([slow], 'slow');

    const answers = await Promise.all(flood);
    expect(known).toBe(slow);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(5);
    expect(answers.filter((answer) => answer instanceof QueueFull)).toHaveLength(15);
  });

  test('leaves the queue empty behind it', async () => {
    const verifier = new ClientSecretVerifier({ parallel: 1, waiting: 1 });
    const flood = Array.from({ length: 5 }, (_, index) => verifier.verify([current], `${index}`));
    await Promise.allSettled(flood);

    expect(await verifier.verify([current], 'current')).toBeDefined();
  });

  test('of one and the same secret is one check', async () => {
    const verifier = new ClientSecretVerifier({ parallel: 1, waiting: 0 });

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => verifier.verify([slow], 'slow')),
    );

    expect(answers.every(Boolean)).toBe(true);
  });
});
