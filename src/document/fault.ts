import type { RuleName } from '../diagnostic/rules.ts';
import { shiftSpan, type Span } from './span.ts';

/** A mistake in the YAML of a file, before its offsets are turned into lines and columns. */
export type Fault = Readonly<{
  rule: RuleName;
  span: Span;
  pointer: string;
  message: string;
  help?: string;
  /** An earlier place that belongs to it, and what to call it: "the first". */
  related?: Readonly<{ span: Span; message: string }>;
}>;

/** The same fault, where the text it was found in begins at an offset of a larger one. */
export function shiftFault(fault: Fault, by: number): Fault {
  const { span, related } = fault;
  return {
    ...fault,
    span: shiftSpan(span, by),
    ...(related === undefined
      ? {}
      : { related: { ...related, span: shiftSpan(related.span, by) } }),
  };
}
