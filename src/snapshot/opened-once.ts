/**
 * What has been opened, by what it was opened from: the same promise each time. One that fails is
 * forgotten, for what failed was the program, such as a thread that ended: it is tried again.
 */
export class OpenedOnce<K extends WeakKey, V> {
  readonly #openings = new WeakMap<K, Promise<V>>();

  get(key: K, open: () => Promise<V>): Promise<V> {
    const known = this.#openings.get(key);
    if (known !== undefined) return known;
    const opening = open();
    this.#openings.set(key, opening);
    opening.catch(() => this.#openings.delete(key));
    return opening;
  }
}
