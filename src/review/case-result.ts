import type { Place } from '../diagnostic/diagnostic.ts';

/** What came of one case of a Test. */
export type CaseResult = Readonly<{
  /** metadata.name of the Test. */
  test: string;
  /** The case, as its file calls it. */
  name: string;
  /** Where the expectation stands that failed; the case, when none did. */
  place: Place;
  /** What was expected and what is; none at all when the case holds. One sentence each. */
  failures: readonly string[];
}>;
