/** Flags, lookaround and back references: other in Go, or unknown to it. */
const OTHERWISE_IN_GO = /\(\?(?![:P<])|\(\?<[=!]|\\[1-9ck]/;

/**
 * A regular expression of `.sops.yaml`, which are Go's (RE2). Undefined when it is none, or when the
 * two languages would read it differently.
 */
export function compileGoRegex(source: string): RegExp | undefined {
  if (OTHERWISE_IN_GO.test(source)) return undefined;
  try {
    // With this flag, an escape that JavaScript does not know is refused and not taken literally.
    return new RegExp(source.replaceAll('(?P<', '(?<'), 'u');
  } catch {
    return undefined;
  }
}
