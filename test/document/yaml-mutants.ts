import fc from 'fast-check';

const SNIPPETS = (
  '\n|\r\n|\r|\t| |: |- |#| #|"|\'|[|]|{|}|,|>|\\|&a |*a|!!str |! |!!int |---\n|...\n|? |<<: |~|null|' +
  '.inf|0|-0|1_000|0x|1e999|012|0o8|5.|.5|+1|=|yes|@|`|%YAML 1.1\n|\0|\ufeff|\u2028|\u0085|\u00a0|😀|\ud800'
).split(/(?<!^)\|/);

/** Always the same mutants, so that no run fails by chance; set it to look for others. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

/** Characters taken out of a text at an offset, counted round and round, and others put in there. */
export type Edit = readonly [at: number, removed: number, inserted: string];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.nat(),
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(12) }),
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...SNIPPETS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 3 }) },
  ),
);

/** Texts with some characters put in, taken out or exchanged. */
export const mutantsOf = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([text, edits]) => edits.reduce(applyEdit, text));

export function applyEdit(text: string, [at, removed, inserted]: Edit): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}
