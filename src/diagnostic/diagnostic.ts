import type { Fix } from './fix.ts';
import type { LintRuleName } from './lint-rules.ts';
import type { RuleName } from './rules.ts';

/** A place in a text, both 1-based. A column counts Unicode code points, as editors show them. */
export type Position = Readonly<{ line: number; column: number }>;

/** From the first character to the one after the last. */
export type Range = Readonly<{ start: Position; end: Position }>;

export type Severity = 'error' | 'warning';

/** Where something stands: a path below the configuration directory, and the range in that file. */
export type Place = Readonly<{ file: string; range: Range }>;

/** What we tell an author about a file: what is wrong, where, and what to do. */
export type Diagnostic = Readonly<{
  rule: RuleName | LintRuleName;
  severity: Severity;
  place: Place;
  /** JSON pointer (RFC 6901) of the value that is meant; `''` for the whole document or file. */
  pointer: string;
  /** What is wrong, one sentence without a full stop. Never holds the value of a secret. */
  message: string;
  /** What to do about it: "did you mean redirectURIs?". */
  help?: string;
  /** Other places that belong to the story, such as the first of two declarations. */
  related?: readonly Readonly<{ place: Place; message: string }>[];
  /** How `--fix` mends it, where one change is surely meant. */
  fix?: Fix;
  /**
   * It names what is not there, and without that it merely has no effect: a running server, in which
   * somebody else's deletion must not break this file, goes on and warns.
   */
  inert?: true;
}>;

/** The author's mistakes are data: all of them at once, never thrown. */
export type Result<T> =
  | Readonly<{ ok: true; value: T; warnings: readonly Diagnostic[] }>
  | Readonly<{ ok: false; diagnostics: readonly Diagnostic[] }>;

/** The range of a file of which no more can be said than its name. */
export const START_OF_FILE: Range = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};
