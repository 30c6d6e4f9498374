import { join } from 'node:path';
import {
  createKeyFile,
  keyFileWrittenAt,
  readKeyFile,
  removeKeyFile,
  replaceKeyFile,
} from './key-file.ts';
import { isBefore, keyChangeText, parseKeyChange } from './key-change.ts';
import type { KeyPlace } from './key-place.ts';

/** One that was begun longer ago is of a process that was killed in it, and of no use any more. */
const FRESH_MS = 3_600_000;

/**
 * Keys in files of a directory, `signing-keys.json` for `signing-keys`. Several processes, of which
 * each may be killed at any moment, come to the same files: a change is first put into a file of its
 * own, `signing-keys.next.json`, which only one process succeeds in. Whoever sees that file carries
 * it out, which comes to the same text for all, and deletes it.
 * @param now milliseconds since the epoch
 */
export function createKeyFiles(directory: string, now: () => number = Date.now): KeyPlace {
  const pathOf = (name: string) => join(directory, `${name}.json`);
  const pathOfNext = (name: string) => join(directory, `${name}.next.json`);

  async function finish(name: string): Promise<void> {
    const text = await readKeyFile(pathOfNext(name));
    if (text === undefined) return;
    const change = parseKeyChange(text);
    const isFresh = change !== undefined && Math.abs(now() - change.begunAt) < FRESH_MS;
    // Read after the change was, so that one that was carried out already is recognised.
    if (isFresh && isBefore(change, await readKeyFile(pathOf(name)))) {
      await replaceKeyFile(pathOf(name), change.after);
    }
    await removeKeyFile(pathOfNext(name));
  }

  return {
    read: async (name) => {
      await finish(name);
      const text = await readKeyFile(pathOf(name));
      if (text === undefined) return undefined;
      return { text, writtenAt: (await keyFileWrittenAt(pathOf(name))) ?? now() };
    },
    create: (name, text) => createKeyFile(pathOf(name), text),
    replace: async (name, before, after) => {
      await finish(name);
      if ((await readKeyFile(pathOf(name))) !== before) return false;
      await createKeyFile(pathOfNext(name), keyChangeText(before, after, now()));
      await finish(name);
      return (await readKeyFile(pathOf(name))) === after;
    },
    isOurTurn: () => Promise.resolve(true),
    describe: pathOf,
  };
}
