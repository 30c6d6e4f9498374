export type NameIndex = Readonly<{
  add: (key: string, names: readonly string[]) => void;
  remove: (key: string, names: readonly string[]) => void;
  /** A copy of the keys that have a name, oldest first. */
  keysOf: (name: string) => readonly string[];
  /** Every name that some key has and that begins so, without its beginning. */
  namesAfter: (beginning: string) => readonly string[];
}>;

/** Finds keys by their other names, which several keys may share. */
export function createNameIndex(): NameIndex {
  const keysByName = new Map<string, Set<string>>();
  return {
    add(key, names) {
      for (const name of names) {
        const keys = keysByName.get(name) ?? new Set();
        keysByName.set(name, keys.add(key));
      }
    },
    remove(key, names) {
      for (const name of names) {
        const keys = keysByName.get(name);
        keys?.delete(key);
        if (keys?.size === 0) keysByName.delete(name);
      }
    },
    keysOf: (name) => [...(keysByName.get(name) ?? [])],
    namesAfter: (beginning) =>
      [...keysByName.keys()]
        .filter((name) => name.startsWith(beginning))
        .map((name) => name.slice(beginning.length)),
  };
}
