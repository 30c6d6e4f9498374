/**
 * Puts new keys beside those of a file, so that several processes, of which each may be killed at any
 * moment, come to the same file. The new keys are first put into a file of their own,
 * `keys.next.json` for `keys.json`, which only one process succeeds in; whoever sees that file
 * carries it out, which comes to the same text for all, and deletes it.
 */
import { createKeyFile, readKeyFile, removeKeyFile, replaceKeyFile } from './key-file.ts';
import { managedKeysText, parseManagedKeys, type ManagedKey } from './managed-key-set.ts';
import { generateSigningKeys } from './managed-keys.ts';

/** New keys, and what becomes of those before. Times are in milliseconds since the epoch. */
export type Succession = Readonly<{
  /** The kid of the key that was due. */
  follows: string;
  useFrom: number;
  /** How long those before are published at least. */
  previousUntil: number;
  keys: readonly ManagedKey[];
}>;

type Claim = Readonly<{ follows: string; useFrom: number; keepMs: number; now: number }>;

/**
 * Makes successors, unless some are made already.
 * @throws KeyFileError
 */
export async function claimSuccession(
  path: string,
  { follows, useFrom, keepMs, now }: Claim,
): Promise<void> {
  const next = pathOfNext(path);
  if ((await readKeyFile(next)) !== undefined) return;
  const keys = (await generateSigningKeys()).map((key) => ({ key, createdAt: now, useFrom }));
  const previousUntil = new Date(useFrom + keepMs).toISOString();
  await createKeyFile(next, managedKeysText(keys, { follows, previousUntil }));
}

/**
 * Carries out what was claimed, if anything was.
 * @param textAfter the text of the file with the successors; undefined when they came too late
 * @throws KeyFileError
 */
export async function finishSuccession(
  path: string,
  textAfter: (succession: Succession) => Promise<string | undefined>,
): Promise<void> {
  const claimed = await readKeyFile(pathOfNext(path));
  if (claimed === undefined) return;
  const succession = parseSuccession(claimed);
  const text = succession && (await textAfter(succession));
  if (text !== undefined) await replaceKeyFile(path, text);
  await removeKeyFile(pathOfNext(path));
}

/** Nobody uses the keys of a damaged one yet: it may go. */
function parseSuccession(text: string): Succession | undefined {
  const parsed = parseManagedKeys(text, 0);
  if (!parsed.ok) return undefined;
  const { follows, previousUntil } = JSON.parse(text) as Record<string, unknown>;
  const until = typeof previousUntil === 'string' ? Date.parse(previousUntil) : Number.NaN;
  const useFrom = parsed.keys[0]?.useFrom;
  if (typeof follows !== 'string' || Number.isNaN(until) || useFrom === undefined) return undefined;
  return { follows, useFrom, previousUntil: until, keys: parsed.keys };
}

function pathOfNext(path: string): string {
  return `${path.replace(/\.json$/, '')}.next.json`;
}
