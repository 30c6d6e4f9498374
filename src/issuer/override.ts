/** Puts a method of ours in the place of one of the engine's, which it may call. */
export function override<T extends object, K extends keyof T>(
  target: T,
  name: K,
  replace: (original: T[K]) => T[K],
): void {
  target[name] = replace(target[name]);
}
