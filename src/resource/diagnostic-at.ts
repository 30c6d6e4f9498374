import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { RULES, type RuleName } from '../diagnostic/rules.ts';
import type { PairPart, ParsedDocument } from '../document/parsed-document.ts';

type Words = Readonly<{
  rule: RuleName;
  message: string;
  help?: string | undefined;
  related?: Diagnostic['related'];
}>;

/** A diagnostic about one place of a document; its severity is the rule's. */
export function diagnosticAt(
  document: ParsedDocument,
  pointer: string,
  part: PairPart,
  words: Words,
): Diagnostic {
  const { rule, message, help, related } = words;
  return {
    rule,
    severity: RULES[rule].severity,
    place: { file: document.file.path, range: document.rangeOf(pointer, part) },
    pointer,
    message,
    ...(help === undefined ? {} : { help }),
    ...(related === undefined ? {} : { related }),
  };
}
