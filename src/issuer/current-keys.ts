import { keysAt, type KeySchedule, type KeysInUse } from '../secret/key-schedule.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Which keys sign and which are published, by the clock: it is asked at every turn. */
export class CurrentKeys {
  readonly #managed: () => KeySchedule;
  readonly #now: () => number;
  readonly #known = new WeakMap<KeySchedule, KeysInUse>();

  /**
   * @param managed the keys where the issuer names none of its own
   * @param now milliseconds since the epoch
   */
  constructor(managed: () => KeySchedule, now: () => number = Date.now) {
    this.#managed = managed;
    this.#now = now;
  }

  /** The keys for a snapshot: the same object until one of them begins or ends. */
  of({ issuer }: Pick<Snapshot, 'issuer'>): KeysInUse {
    const schedule = issuer.signingKeys ?? this.#managed();
    const now = this.#now();
    const known = this.#known.get(schedule);
    if (known !== undefined && known.from <= now && now < known.until) return known;
    const keys = keysAt(schedule, now);
    this.#known.set(schedule, keys);
    return keys;
  }
}
