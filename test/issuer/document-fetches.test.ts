import { describe, expect, test } from 'vitest';
import { DocumentFetches, TooManyFetches } from '../../src/issuer/document-fetches.ts';

const LIMITS = { atOnce: 2, ofHost: 3, inAll: 5 };
const HOST = 'apps.example.com';
const done = () => Promise.resolve('a document');

describe('documents are fetched', () => {
  test('so many at a time', async () => {
    const fetches = new DocumentFetches(LIMITS);
    const first = Promise.withResolvers<string>();
    const second = Promise.withResolvers<string>();
    const underWay = [first, second].map(({ promise }) => fetches.run(HOST, () => promise));

    await expect(fetches.run(HOST, done)).rejects.toThrow(TooManyFetches);
    first.reject(new Error('no answer'));
    await expect(underWay[0]).rejects.toThrow('no answer');
    await expect(fetches.run(HOST, done)).resolves.toBe('a document');
    second.resolve('another');
    await expect(underWay[1]).resolves.toBe('another');
  });

  test('so many of one host within a minute, whatever becomes of them', async () => {
    const { fetches, pass } = atTime();
    for (let count = 0; count < LIMITS.ofHost; count++) await fetches.run(HOST, done);

    await expect(fetches.run(HOST, done)).rejects.toThrow('3 of one host within a minute');
    await expect(fetches.run('other.example.com', done)).resolves.toBe('a document');
    pass(60_000);
    await expect(fetches.run(HOST, done)).resolves.toBe('a document');
  });

  test('so many within a minute, of however many hosts', async () => {
    const { fetches } = atTime();
    for (let host = 0; host < LIMITS.inAll; host++) await fetches.run(`${host}.example.com`, done);

    await expect(fetches.run(HOST, done)).rejects.toThrow('5 within a minute');
  });
});

function atTime() {
  let now = 0;
  const fetches = new DocumentFetches(LIMITS, () => now);
  const pass = (ms: number) => {
    now += ms;
  };
  return { fetches, pass };
}
