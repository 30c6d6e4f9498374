import { describe, expect, test } from 'vitest';
import { account, client, eitherOf, newId, type Stores } from './owned-state.ts';

/** How every store must keep texts that all processes share. */
export function describeDocuments(stores: Stores): void {
  const { first, second, pass } = stores;
  const either = eitherOf(stores);

  describe('documents', () => {
    test('a text that was created is there for all, and others are not', async () => {
      const name = newId();
      expect(await first().document(name)).toBeUndefined();
      const text = `"{}\n${'ä€😀'.repeat(50_000)}`;
      expect(await first().createDocument(name, text)).toBe(text);
      expect(await second().document(name)).toBe(text);
      expect(await second().document(newId())).toBeUndefined();
      expect(await second().document(name.toUpperCase())).toBeUndefined();
    });

    test('of 20 who create it at once one does, and all get its text', async () => {
      const name = newId();
      const texts = await Promise.all(
        Array.from({ length: 20 }, (_, turn) => either(turn).createDocument(name, `by ${turn}`)),
      );
      expect(texts[0]).toMatch(/^by \d+$/);
      expect(new Set(texts).size).toBe(1);
      expect(await second().document(name)).toBe(texts[0]);
      expect(await second().createDocument(name, 'too late')).toBe(texts[0]);
    });

    test('of 20 who replace it at once one does', async () => {
      const name = newId();
      await first().createDocument(name, 'before');
      const wins = await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          either(turn).replaceDocument(name, 'before', `by ${turn}`),
        ),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await second().document(name)).toBe(`by ${wins.indexOf(true)}`);
    });

    test('nothing replaces a text that was not as expected, or was not there', async () => {
      const name = newId();
      expect(await first().replaceDocument(name, '', 'text')).toBe(false);
      expect(await first().document(name)).toBeUndefined();
      await first().createDocument(name, 'text');
      expect(await second().replaceDocument(name, 'Text', 'other')).toBe(false);
      expect(await second().replaceDocument(name, 'text ', 'other')).toBe(false);
      expect(await first().document(name)).toBe('text');
      expect(await second().replaceDocument(name, 'text', 'text')).toBe(true);
    });

    test('an empty text is a text', async () => {
      const name = newId();
      expect(await first().createDocument(name, '')).toBe('');
      expect(await second().createDocument(name, 'other')).toBe('');
      expect(await second().document(name)).toBe('');
      expect(await second().replaceDocument(name, '', 'text')).toBe(true);
      expect(await first().document(name)).toBe('text');
    });

    test('neither time nor sweeps nor revocations take it away', async () => {
      const name = newId();
      await first().createDocument(name, 'text');
      pass(10 * 365 * 86_400);
      await first().sweep(100_000);
      await first().revoke([client(name), account(name)], {
        until: await first().mark(),
        onEnded: () => expect.unreachable(),
      });
      await first().model('Grant').revokeByGrantId(name);
      await first().leave(name);
      expect(await second().document(name)).toBe('text');
    });
  });
}
