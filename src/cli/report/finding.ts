import type { Diagnostic, Place } from '../../diagnostic/diagnostic.ts';
import type { Fix } from '../../diagnostic/fix.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';

/** One thing a report tells of, whoever found it: a rule of the files, of a change, or a test. */
export type Finding = Readonly<{
  /** Name of the rule. */
  rule: string;
  /** An error fails the run. */
  level: 'error' | 'warning' | 'note';
  /** The word that people read: `error`, `critical`. */
  severity: string;
  place: Place;
  message: string;
  help: string | undefined;
  related: NonNullable<Diagnostic['related']>;
  fix: Fix | undefined;
  /** The same when lines move: what its fingerprint is made of, besides rule and file. */
  subject: string;
  /** The reason why somebody accepts it; such a finding fails nothing. */
  waived: string | undefined;
}>;

/** What is wrong with files, by file and line. */
export function findingsAbout(diagnostics: readonly Diagnostic[]): readonly Finding[] {
  return sortDiagnostics(diagnostics).map(
    ({ rule, severity, place, message, help, related = [], fix, pointer }) => ({
      rule,
      level: severity,
      severity,
      place,
      message,
      help,
      related,
      fix,
      subject: pointer,
      waived: undefined,
    }),
  );
}

/** The message, and what to do. */
export function wordsOfFinding({ message, help }: Finding, separator: string): string {
  return help === undefined ? message : `${message}${separator}${help}`;
}
