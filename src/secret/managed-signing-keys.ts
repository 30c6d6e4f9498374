import { isDeepStrictEqual } from 'node:util';
import { claimSuccession, finishSuccession, type Succession } from './key-succession.ts';
import { KeyFileError, keyFileWrittenAt, readOrCreateKeyFile } from './key-file.ts';
import type { KeySchedule } from './key-schedule.ts';
import {
  beginOf,
  firstDue,
  managedKeysText,
  parseManagedKeys,
  scheduleOf,
  type ManagedKey,
} from './managed-key-set.ts';
import { generateSigningKeys } from './managed-keys.ts';
import { ALGORITHMS, type SigningAlgorithm } from './signing-keys.ts';

/** Longer than apps and the proxies between keep a key set. */
const PUBLISH_MS = 86_400_000;

/** How the keys of a server follow each other, in milliseconds. */
export type KeyRotation = Readonly<{
  /** For how long they sign; undefined for ever. */
  rotateEveryMs: number | undefined;
  /** For how long they are published after that. */
  keepMs: number;
}>;

type Source = Readonly<{ path: string; text: string; writtenAt: number }>;

/**
 * The signing keys of an issuer that declares none: a file with a key for every algorithm, made on
 * the first start, to which successors are added in time. Several processes over one file come to
 * the same keys.
 */
export class ManagedSigningKeys {
  readonly #path: string;
  readonly #now: () => number;
  #sources: readonly Source[] = [];
  #keys: readonly ManagedKey[] = [];
  #schedule: KeySchedule | undefined;
  #loading: Promise<KeySchedule> | undefined;

  constructor(path: string, now: () => number = Date.now) {
    this.#path = path;
    this.#now = now;
  }

  /**
   * Reads the keys, or makes them: once, however often it is called.
   * @throws KeyFileError when a file is damaged, unreadable or cannot be created.
   */
  load(): Promise<KeySchedule> {
    this.#loading ??= this.#read()
      .then(() => this.#plan(0))
      .catch((cause: unknown) => {
        this.#loading = undefined;
        throw cause;
      });
    return this.#loading;
  }

  /** The keys as they were read last; the same object as long as nothing changes. */
  get(): KeySchedule {
    if (this.#schedule === undefined) throw new Error('the signing keys were not loaded');
    return this.#schedule;
  }

  /**
   * Reads what other processes did, and makes successors when it is time. They are published a day
   * before they sign, however late that is.
   * @throws KeyFileError
   */
  async renew({ rotateEveryMs = Infinity, keepMs }: KeyRotation): Promise<void> {
    await this.load();
    await this.#finish();
    const first = firstDue(this.#keys);
    const due = first === undefined ? Infinity : beginOf(first) + rotateEveryMs;
    if (first !== undefined && this.#now() >= due - PUBLISH_MS) {
      const useFrom = Math.max(due, this.#now() + PUBLISH_MS);
      const follows = first.key.kid;
      await claimSuccession(this.#path, { follows, useFrom, keepMs, now: this.#now() });
      await this.#finish();
    }
    this.#plan(keepMs);
  }

  /** What somebody has begun is brought to its end, by whoever comes first. */
  async #finish(): Promise<void> {
    const earliest = this.#now() + PUBLISH_MS;
    await finishSuccession(this.#path, async (succession: Succession) => {
      // Read after the succession was, so that one that was carried out already is recognised.
      await this.#read();
      const isNext = firstDue(this.#keys)?.key.kid === succession.follows;
      return isNext ? textAfter(this.#keys, succession, { earliest, now: this.#now() }) : undefined;
    });
    await this.#read();
  }

  /** A file that lacks an algorithm stays as it is: what it lacks goes into a file beside it. */
  async #read(): Promise<void> {
    const main = await this.#readOrCreate(this.#path, ALGORITHMS);
    const keys = [...this.#parse(main)];
    const sources = [main];
    for (const alg of ALGORITHMS.filter((one) => !keys.some(({ key }) => key.alg === one))) {
      const source = await this.#readOrCreate(pathBeside(this.#path, alg), [alg]);
      sources.push(source);
      keys.push(...this.#parse(source));
    }
    if (!isDeepStrictEqual(sources, this.#sources)) [this.#sources, this.#keys] = [sources, keys];
  }

  async #readOrCreate(path: string, algorithms: readonly SigningAlgorithm[]): Promise<Source> {
    const text = await readOrCreateKeyFile(path, async () => {
      const createdAt = this.#now();
      const keys = await generateSigningKeys(algorithms);
      return managedKeysText(keys.map((key) => ({ key, createdAt })));
    });
    return { path, text, writtenAt: (await keyFileWrittenAt(path)) ?? this.#now() };
  }

  #parse({ path, text, writtenAt }: Source): readonly ManagedKey[] {
    const parsed = parseManagedKeys(text, writtenAt);
    if (parsed.ok) return parsed.keys;
    throw new KeyFileError(
      'key-file-damaged',
      `${path}: ${parsed.message}; restore the file from a backup, or move it away to get new keys, which signs everybody out`,
    );
  }

  #plan(keepMs: number): KeySchedule {
    const planned = scheduleOf(this.#keys, keepMs);
    if (isDeepStrictEqual(timesOf(planned), timesOf(this.#schedule ?? []))) return this.get();
    this.#schedule = planned;
    return planned;
  }
}

/** The file with the successors, and without what is over. */
function textAfter(
  keys: readonly ManagedKey[],
  { keys: successors, previousUntil, useFrom }: Succession,
  { earliest, now }: Readonly<{ earliest: number; now: number }>,
): string {
  // One that nobody carried out in time was not published either.
  const late = useFrom < earliest - PUBLISH_MS / 2 ? earliest - useFrom : 0;
  const old = keys
    .filter(({ until = Infinity }) => now < until)
    .map((key) => ({ ...key, until: key.until ?? previousUntil + late }));
  const added = successors.map((key) => ({ ...key, useFrom: useFrom + late }));
  return managedKeysText([...old, ...added]);
}

function timesOf(schedule: KeySchedule): unknown {
  return schedule.map(({ key: { kid }, ...times }) => ({ kid, ...times }));
}

function pathBeside(path: string, algorithm: SigningAlgorithm): string {
  return `${path.replace(/\.json$/, '')}.${algorithm}.json`;
}
