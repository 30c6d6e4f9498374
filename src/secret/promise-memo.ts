/**
 * What was begun, by what it was begun for: the same promise each time. One that fails is forgotten,
 * so that it is tried again: what failed was the program, such as a thread that ended.
 */
export class PromiseMemo<K extends WeakKey, V> {
  readonly #begun = new WeakMap<K, Promise<V>>();

  get(key: K, begin: () => Promise<V>): Promise<V> {
    const known = this.#begun.get(key);
    if (known !== undefined) return known;
    const promise = begin();
    this.#begun.set(key, promise);
    promise.catch(() => this.#begun.delete(key));
    return promise;
  }
}
