import { YAMLException } from 'js-yaml';
import type { Document } from 'yaml';
import type { Span } from './span.ts';
import { yamlLibrary } from './yaml-library.ts';

/** What the two libraries say about one mistake. Their words may quote the file: never print them. */
export type SyntaxClue = Readonly<{
  text: string;
  /** The judge: why and where js-yaml stopped. */
  reason: string;
  offset: number;
  /** The witness: the first thing that `yaml` complains about. */
  code: string;
  complaint: string;
  span: Span;
  /** Where the quote or bracket opens that `yaml` found unclosed. */
  opening: number | undefined;
}>;

// The second library is some ten times slower: a mistake in more text than this goes without it.
const LONGEST_EXPLAINED = 64 * 1024;

const OPENINGS = [
  { words: 'Missing closing "', opens: '"', closes: '"' },
  { words: "Missing closing '", opens: "'", closes: "'" },
  { words: 'Flow sequence', opens: '[', closes: ']' },
  { words: 'Flow map', opens: '{', closes: '}' },
] as const;

/** Asks both libraries about a text that js-yaml has refused. */
export function collectSyntaxClue(text: string, refusal: unknown): SyntaxClue {
  const reason = refusal instanceof YAMLException ? refusal.reason : '';
  const found = refusal instanceof YAMLException ? (refusal.mark?.position ?? 0) : 0;
  const offset = Math.min(found, text.length);
  const base = { text, reason, offset };
  const nowhere = {
    code: '',
    complaint: '',
    span: { start: offset, end: offset },
    opening: undefined,
  };
  // Where js-yaml's limit of depth was reached, the recursion of `yaml` would have none.
  if (text.length > LONGEST_EXPLAINED || reason.startsWith('nesting exceeded')) {
    return { ...base, ...nowhere };
  }
  const documents = readWithYaml(text);
  for (const document of documents) {
    const [error] = document.errors;
    if (error === undefined) continue;
    const span = { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) };
    const opening = findOpening(document, text, error.message);
    return { ...base, code: error.code, complaint: error.message, span, opening };
  }
  return { ...base, ...nowhere };
}

function readWithYaml(text: string): readonly Document[] {
  try {
    const documents = yamlLibrary().parseAllDocuments(text, {
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    return 'empty' in documents ? [] : documents;
  } catch {
    return [];
  }
}

/** Where the quoted text or flow collection begins that the complaint says is never closed. */
function findOpening(document: Document, text: string, complaint: string): number | undefined {
  const open = OPENINGS.find(({ words }) => complaint.startsWith(words));
  let opening: number | undefined;
  if (open === undefined) return undefined;
  const { visit } = yamlLibrary();
  visit(document, {
    Node: (_, node) => {
      const [start, end] = node.range ?? [0, 0];
      const isClosed = end - start > 1 && text[end - 1] === open.closes;
      if (text[start] !== open.opens || isClosed) return undefined;
      opening = start;
      return visit.BREAK;
    },
  });
  return opening;
}
