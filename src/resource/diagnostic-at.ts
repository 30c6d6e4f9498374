import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Fix } from '../diagnostic/fix.ts';
import { RULES, type RuleName } from '../diagnostic/rules.ts';
import type { PairPart, ParsedDocument } from '../document/parsed-document.ts';
import type { FixWords } from './suggest-fix.ts';

type Words = Readonly<{
  rule: RuleName;
  message: string;
  help?: string | undefined;
  related?: Diagnostic['related'];
  fix?: FixWords | undefined;
  inert?: true | undefined;
}>;

const LONGEST_WORDS = 1000;

/** A diagnostic about one place of a document or part of one; its severity is the rule's. */
export function diagnosticAt(
  document: ParsedDocument,
  pointer: string,
  part: PairPart,
  words: Words,
): Diagnostic {
  const { rule, message, help, related, fix, inert } = words;
  return {
    rule,
    severity: RULES[rule].severity,
    place: { file: document.file.path, range: document.rangeOf(pointer, part) },
    pointer: document.base + pointer,
    message: shortened(message),
    ...(help === undefined ? {} : { help: shortened(help) }),
    ...(related === undefined ? {} : { related }),
    ...(fix === undefined ? {} : { fix: fixWithin(document, fix) }),
    ...(inert === undefined ? {} : { inert }),
  };
}

/** A message may quote what an author wrote, and that may be a whole file. */
function shortened(words: string): string {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
}

function fixWithin({ index, base }: ParsedDocument, { title, edits }: FixWords): Fix {
  const placed = edits.map((edit) => ({ ...edit, pointer: base + edit.pointer }));
  return { title, document: index, edits: placed };
}
