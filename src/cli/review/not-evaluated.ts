/** Nothing can be said about a change. That must never look as if nothing was found. */
export class NotEvaluated extends Error {
  readonly code = 'not-evaluated';
}
