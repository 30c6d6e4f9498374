/** What was wrong first where a name stands for several addresses, each of which was tried. */
export function firstReason({ errors, message }: AggregateError): string {
  const [first]: readonly unknown[] = errors;
  return first instanceof Error ? first.message : message;
}
