import {
  clientPath,
  EXTRAS,
  GOES,
  PEOPLE,
  SERVICES,
  userPath,
  WEB_APPS,
  type Declare,
} from './declared.ts';
import type { Files } from './layouts.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** What is done to the files, beside edits that are in order. */
const KINDS = ['edit', 'break', 'duplicate', 'delete', 'mass deletion'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * What comes of a change: all of it goes live; the broken file stays as it was and the rest goes
 * live; or everything waits for somebody's word.
 */
export type Effect = 'all' | 'the rest' | 'nothing';

export type Change = Readonly<{
  kind: Kind;
  effect: Effect;
  files: Files;
  /** Versions that go live with it, by path. */
  live: ReadonlyMap<string, Version>;
}>;

type Version = Readonly<{ number: number; isGone: boolean }>;

const TRACKED = [...[...WEB_APPS, ...SERVICES].map(clientPath), ...PEOPLE.map(userPath)];
const BREAKABLE = TRACKED.filter((path) => !GOES.includes(path));

/** Mistakes of every stage: syntax, schema, value. */
const MISTAKES: readonly ((text: string) => string)[] = [
  (text) => text.replace('spec:', 'spec: ['),
  (text) => text.replace('metadata:', 'metaData:'),
  (text) => text.replace('spec:\n', 'spec:\n  nikname: 7\n'),
  (text) => `${text.slice(0, text.length / 2)}\n\t:\n`,
  () => '\n',
];

/** Thinks up one change after the other, and knows what is to come of each. */
export class Changes {
  readonly #random: Random;
  readonly #declare: Declare;
  readonly #files = new Map<string, string>();
  /** By path; goes on counting over versions that never went live. */
  readonly #counts = new Map<string, number>();
  /** Written, but waiting for what holds them back to be repaired. */
  readonly #held = new Map<string, Version>();
  #broken: string | undefined;
  #isDuplicated = false;

  constructor(random: Random, declare: Declare, issuer: string) {
    this.#random = random;
    this.#declare = declare;
    this.#files.set('issuer.yaml', issuer);
    for (const path of [...TRACKED, ...EXTRAS.map(clientPath)]) this.#edit(path);
  }

  /** The files that there are at first, and their versions. */
  first(): Change {
    return this.#change('edit', 'all', new Map(TRACKED.map((path) => [path, this.#current(path)])));
  }

  /**
   * @param isPlain whether nothing proves that a mass deletion is meant
   * @param kinds what may happen
   */
  next(isPlain: boolean, kinds: readonly Kind[] = KINDS): Change {
    const kind = this.#pickKind(kinds);
    const live = this.#repair(kind !== 'edit' || this.#random.isLucky(0.6));
    for (let edits = 1 + this.#random.below(2); edits > 0; edits--) {
      const path = this.#random.pick(TRACKED);
      if (path !== this.#broken && this.#files.has(path)) live.set(path, this.#edit(path));
    }
    this.#mutate(kind, live);
    if (kind === 'mass deletion' && isPlain) return this.#hold(kind, live);
    const isBroken = this.#broken !== undefined || this.#isDuplicated;
    return this.#change(kind, isBroken ? 'the rest' : 'all', live);
  }

  #hold(kind: Kind, live: ReadonlyMap<string, Version>): Change {
    for (const [path, version] of live) this.#held.set(path, version);
    return this.#change(kind, 'nothing', new Map());
  }

  #pickKind(kinds: readonly Kind[]): Kind {
    const wish: Kind = this.#random.isLucky(0.6) ? 'edit' : this.#random.pick(KINDS);
    // What is gone already cannot be missed again.
    if (wish === 'mass deletion' && !EXTRAS.every((name) => this.#files.has(clientPath(name)))) {
      return 'edit';
    }
    return kinds.includes(wish) ? wish : 'edit';
  }

  #mutate(kind: Kind, live: Map<string, Version>): void {
    if (kind === 'break') this.#break(live);
    else if (kind === 'duplicate') this.#duplicate();
    else if (kind === 'delete') this.#delete(live);
    else if (kind === 'mass deletion') this.#deleteExtras();
  }

  /** Puts right what is wrong, in part or altogether; returns what goes live by that. */
  #repair(everything: boolean): Map<string, Version> {
    const live = new Map(this.#held);
    this.#held.clear();
    for (const name of EXTRAS) if (!this.#files.has(clientPath(name))) this.#edit(clientPath(name));
    if (!everything) return live;
    for (const path of GOES) if (!this.#files.has(path)) live.set(path, this.#edit(path));
    if (this.#broken !== undefined) live.set(this.#broken, this.#edit(this.#broken));
    this.#broken = undefined;
    this.#files.delete('clients/zz-duplicate.yaml');
    this.#isDuplicated = false;
    return live;
  }

  #edit(path: string): Version {
    const number = (this.#counts.get(path) ?? 0) + 1;
    this.#counts.set(path, number);
    this.#files.set(path, this.#declare(path, number));
    return { number, isGone: false };
  }

  /** What is broken tells a version of its own, which must never be served. */
  #break(live: Map<string, Version>): void {
    const path = this.#random.pick(BREAKABLE.filter((one) => !live.has(one)));
    this.#edit(path);
    const text = this.#files.get(path) ?? '';
    this.#files.set(path, this.#random.pick(MISTAKES)(text));
    this.#broken = path;
  }

  #duplicate(): void {
    const path = clientPath(this.#random.pick(WEB_APPS.filter((name) => name !== 'web-gone')));
    this.#files.set('clients/zz-duplicate.yaml', this.#declare(path, 0));
    this.#isDuplicated = true;
  }

  #delete(live: Map<string, Version>): void {
    const path = this.#random.pick(GOES);
    const number = (this.#counts.get(path) ?? 0) + 1;
    this.#counts.set(path, number);
    this.#files.delete(path);
    live.set(path, { number, isGone: true });
  }

  #deleteExtras(): void {
    for (const name of EXTRAS) this.#files.delete(clientPath(name));
  }

  #current(path: string): Version {
    return { number: this.#counts.get(path) ?? 0, isGone: false };
  }

  #change(kind: Kind, effect: Effect, live: ReadonlyMap<string, Version>): Change {
    return { kind, effect, files: new Map(this.#files), live };
  }
}

/** From now on its versions may be served. */
export function writeTo(ledger: Ledger, { live }: Change): void {
  for (const [path, { number, isGone }] of live) ledger.write(path, number, isGone);
}

/** The server has said that they are. */
export function confirmTo(ledger: Ledger, { live }: Change): void {
  for (const [path, { number }] of live) ledger.confirm(path, number);
}
