import { KeyFileError } from './key-file.ts';

/**
 * Where servers keep the keys that they make for themselves: texts under names such as
 * `signing-keys`. Several processes may work on one place at once.
 */
export type KeyPlace = Readonly<{
  /**
   * Undefined where there is nothing of that name.
   * @throws KeyFileError
   */
  read(name: string): Promise<KeptKeys | undefined>;
  /**
   * Keeps a text, unless there is one: the faster of two processes wins.
   * @throws KeyFileError
   */
  create(name: string, text: string): Promise<void>;
  /**
   * Puts a text in the place of another, whole or not at all; false when by now another one stands there.
   * @throws KeyFileError
   */
  replace(name: string, before: string, after: string): Promise<boolean>;
  /** Whether this process is the one to make keys now: what several make at once is lost but for one. */
  isOurTurn(): Promise<boolean>;
  /** What people call it, for messages. */
  describe(name: string): string;
}>;

/** `writtenAt`: in milliseconds since the epoch, the age of keys that do not say theirs. */
export type KeptKeys = Readonly<{ text: string; writtenAt: number }>;

/**
 * What is kept under a name; made when there is nothing. All processes get the text of the fastest.
 * @throws KeyFileError
 */
export async function readOrCreateKeys(
  place: KeyPlace,
  name: string,
  generate: () => string | Promise<string>,
): Promise<KeptKeys> {
  const existing = await place.read(name);
  if (existing !== undefined) return existing;
  await place.create(name, await generate());
  const created = await place.read(name);
  if (created !== undefined) return created;
  throw new KeyFileError(
    'key-file-not-created',
    `${place.describe(name)}: somebody deleted it at once`,
  );
}
