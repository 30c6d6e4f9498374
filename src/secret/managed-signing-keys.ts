import { isDeepStrictEqual } from 'node:util';
import { KeyFileError } from './key-file.ts';
import { readOrCreateKeys, type KeptKeys, type KeyPlace } from './key-place.ts';
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
import { ALGORITHMS, type SigningAlgorithm, type SigningKey } from './signing-keys.ts';

/** Longer than apps and the proxies between keep a key set. */
const PUBLISH_MS = 86_400_000;

/** How the keys of a server follow each other, in milliseconds. */
export type KeyRotation = Readonly<{
  /** For how long they sign; undefined for ever. */
  rotateEveryMs: number | undefined;
  /** For how long they are published after that. */
  keepMs: number;
}>;

type Source = KeptKeys & Readonly<{ name: string }>;

type ManagedKeysOptions = Readonly<{
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Makes the first keys, of these algorithms. */
  generate?: (algorithms: readonly SigningAlgorithm[]) => Promise<readonly SigningKey[]>;
}>;

/** When the next keys sign, and how long those before are published at least. */
type Succession = Readonly<{ useFrom: number; previousUntil: number }>;

const NAME = 'signing-keys';

/**
 * The signing keys of an issuer that declares none: a text with a key for every algorithm, made on
 * the first start, to which successors are added in time. Several processes over one place come to
 * the same keys.
 */
export class ManagedSigningKeys {
  readonly #place: KeyPlace;
  readonly #now: () => number;
  readonly #generate: NonNullable<ManagedKeysOptions['generate']>;
  #sources: readonly Source[] = [];
  #keys: readonly ManagedKey[] = [];
  #schedule: KeySchedule | undefined;
  #loading: Promise<KeySchedule> | undefined;

  constructor(place: KeyPlace, options: ManagedKeysOptions = {}) {
    const { now = Date.now, generate = generateSigningKeys } = options;
    [this.#place, this.#now, this.#generate] = [place, now, generate];
  }

  /**
   * Reads the keys, or makes them: once, however often it is called.
   * @throws KeyFileError when they are damaged, unreadable or cannot be created.
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
    await this.#read();
    const first = firstDue(this.#keys);
    const due = first === undefined ? Infinity : beginOf(first) + rotateEveryMs;
    if (this.#now() >= due - PUBLISH_MS && (await this.#place.isOurTurn())) {
      const useFrom = Math.max(due, this.#now() + PUBLISH_MS);
      await this.#addSuccessors({ useFrom, previousUntil: useFrom + keepMs });
    }
    this.#plan(keepMs);
  }

  /** Where another process was faster, its successors stand, and these are dropped. */
  async #addSuccessors({ useFrom, previousUntil }: Succession): Promise<void> {
    const [main] = this.#sources;
    if (main === undefined) return;
    const now = this.#now();
    const added = (await generateSigningKeys()).map((key) => ({ key, createdAt: now, useFrom }));
    const old = this.#keys
      .filter(({ until = Infinity }) => now < until)
      .map((key) => ({ ...key, until: key.until ?? previousUntil }));
    await this.#place.replace(NAME, main.text, managedKeysText([...old, ...added]));
    await this.#read();
  }

  /** A text that lacks an algorithm stays as it is: what it lacks is kept beside it. */
  async #read(): Promise<void> {
    const main = await this.#readOrCreate(NAME, ALGORITHMS);
    const keys = [...this.#parse(main)];
    const sources = [main];
    for (const alg of ALGORITHMS.filter((one) => !keys.some(({ key }) => key.alg === one))) {
      const source = await this.#readOrCreate(`${NAME}.${alg}`, [alg]);
      sources.push(source);
      keys.push(...this.#parse(source));
    }
    if (!isDeepStrictEqual(sources, this.#sources)) [this.#sources, this.#keys] = [sources, keys];
  }

  async #readOrCreate(name: string, algorithms: readonly SigningAlgorithm[]): Promise<Source> {
    const kept = await readOrCreateKeys(this.#place, name, async () => {
      const createdAt = this.#now();
      const keys = await this.#generate(algorithms);
      return managedKeysText(keys.map((key) => ({ key, createdAt })));
    });
    return { name, ...kept };
  }

  #parse({ name, text, writtenAt }: Source): readonly ManagedKey[] {
    const parsed = parseManagedKeys(text, writtenAt);
    if (parsed.ok) return parsed.keys;
    throw new KeyFileError(
      'key-file-damaged',
      `${this.#place.describe(name)}: ${parsed.message}; restore it from a backup, or move it away to get new keys, which signs everybody out`,
    );
  }

  #plan(keepMs: number): KeySchedule {
    const planned = scheduleOf(this.#keys, keepMs);
    if (isDeepStrictEqual(timesOf(planned), timesOf(this.#schedule ?? []))) return this.get();
    this.#schedule = planned;
    return planned;
  }
}

/**
 * The signing keys that are kept in a place; undefined unless there is one for each algorithm.
 * @throws KeyFileError
 */
export async function readSigningKeys(
  place: Pick<KeyPlace, 'read'>,
): Promise<readonly SigningKey[] | undefined> {
  const kept = await place.read(NAME);
  const parsed = kept && parseManagedKeys(kept.text, kept.writtenAt);
  if (!parsed?.ok) return undefined;
  const keys = parsed.keys.map(({ key }) => key);
  const isWhole = ALGORITHMS.every((alg) => keys.some((key) => key.alg === alg));
  return isWhole ? keys : undefined;
}

function timesOf(schedule: KeySchedule): unknown {
  return schedule.map(({ key: { kid }, ...times }) => ({ kid, ...times }));
}
