import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSeal, isSealed, SealError } from '../../src/secret/seal.ts';
import { readSealKey } from '../../src/secret/seal-key.ts';
import { Secret } from '../../src/secret/secret.ts';

const newKey = () => new Secret(randomBytes(32).toString('base64url'));

describe('a sealed text', () => {
  test('opens with its key and its context', () => {
    const key = newKey();
    const sealed = createSeal([key]).seal('ana-1 ü \u0001', 'row');
    expect(createSeal([key]).open(sealed, 'row')).toBe('ana-1 ü \u0001');
    expect(sealed).not.toContain('ana');
    expect(isSealed(sealed)).toBe(true);
  });

  test('is another one each time', () => {
    const { seal } = createSeal([newKey()]);
    const texts = Array.from({ length: 1000 }, () => seal('same', 'row'));
    expect(new Set(texts).size).toBe(1000);
  });

  test.each(['', '{}', 'sealed.', 'sealed.AAAAAAAA', 'other.AAAAAAAA.AAAA'])(
    '%j is none',
    (text) => {
      expect(isSealed(text)).toBe(false);
      const opening = () => createSeal([newKey()]).open(text, 'row');
      expect(opening).toThrow(expect.objectContaining({ code: 'seal-broken' }));
    },
  );

  test('does not open in the place of another', () => {
    const { seal, open } = createSeal([newKey()]);
    expect(() => open(seal('text', 'one'), 'another')).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    );
  });

  test('does not open when any of its characters is changed or cut off', () => {
    const { seal, open } = createSeal([newKey()]);
    const sealed = seal('ana-1', 'row');
    const changed = Array.from(sealed, (letter, at) => {
      const other = letter === 'A' ? 'B' : 'A';
      return sealed.slice(0, at) + other + sealed.slice(at + 1);
    });
    // The last one holds bits that mean nothing.
    for (const text of changed.slice(0, -1)) expect(() => open(text, 'row')).toThrow(SealError);
    for (let end = 0; end < sealed.length; end += 1) {
      expect(() => open(sealed.slice(0, end), 'row')).toThrow(SealError);
    }
  });

  test('opens with none but its key, which the error names without telling it', () => {
    const [mine, other] = [createSeal([newKey()]), createSeal([newKey()])];
    expect(() => other.open(mine.seal('ana-1', 'row'), 'row')).toThrow(
      expect.objectContaining({
        code: 'seal-key-missing',
        message: `the text is sealed with another key (${mine.keyIds[0]})`,
      }),
    );
  });

  test('of a previous key opens, and what is new takes the first key', () => {
    const [before, after] = [newKey(), newKey()];
    const old = createSeal([before]).seal('old', 'row');
    const both = createSeal([after, before]);
    expect(both.open(old, 'row')).toBe('old');
    expect(createSeal([after]).open(both.seal('new', 'row'), 'row')).toBe('new');
  });
});

describe('a sealed name', () => {
  test('is the same each time, and opens', () => {
    const { sealName, open } = createSeal([newKey()]);
    const [sealed = ''] = sealName('grafana', 'client');
    expect(sealName('grafana', 'client')).toEqual([sealed]);
    expect(open(sealed, 'client')).toBe('grafana');
    expect(() => open(sealed, 'account')).toThrow(SealError);
  });

  test('is another one for another name, context or key', () => {
    const [a, b] = [newKey(), newKey()];
    const both = createSeal([a, b]);
    const names = [
      ...both.sealName('grafana', 'client'),
      ...both.sealName('grafana', 'account'),
      ...both.sealName('grafanb', 'client'),
    ];
    expect(new Set(names).size).toBe(6);
    expect(both.sealName('grafana', 'client')[1]).toBe(
      createSeal([b]).sealName('grafana', 'client')[0],
    );
  });
});

test('a digest is keyed with each of the keys', () => {
  const [a, b] = [newKey(), newKey()];
  const digest = randomBytes(32);
  const [first, second] = createSeal([a, b]).keyDigest(digest);
  expect(first).toHaveLength(32);
  expect(first).not.toEqual(second);
  expect(createSeal([b]).keyDigest(digest)).toEqual([second]);
  expect(createSeal([a]).keyDigest(randomBytes(32))).not.toEqual([first]);
});

describe('the key of a seal', () => {
  const bytes = Buffer.alloc(32, 0xfb);
  test.each([
    ['base64', bytes.toString('base64')],
    ['base64 without its padding', bytes.toString('base64').replace('=', '')],
    ['base64url', bytes.toString('base64url')],
  ])('may be in %s', (_, text) => {
    expect(readSealKey(new Secret(text))).toEqual(bytes);
  });

  test.each([
    ['hex', bytes.toString('hex')],
    ['a shorter one', bytes.subarray(1).toString('base64')],
    ['a longer one', Buffer.concat([bytes, bytes]).toString('base64')],
    ['a sentence', 'correct horse battery staple, and then some'],
    ['nothing', ''],
    ['with bits left over', `${bytes.toString('base64url').slice(0, -1)}-`],
  ])('is not %s', (_, text) => {
    expect(readSealKey(new Secret(text))).toBeUndefined();
    expect(() => createSeal([new Secret(text)])).toThrow(
      expect.objectContaining({ code: 'seal-key-malformed' }),
    );
  });

  test('is needed', () => {
    expect(() => createSeal([])).toThrow(SealError);
  });
});
