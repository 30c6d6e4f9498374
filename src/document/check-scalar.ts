import { EVENT_ID } from 'js-yaml';
import { constructScalar } from './construct-values.ts';
import { hasEscapedBreak } from './escaped-break.ts';
import type { Fault } from './fault.ts';
import type { Span } from './span.ts';
import type { ContentEvent } from './yaml-nodes.ts';

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** Scalars that two YAML libraries read as two different values. */
export function checkScalar(
  text: string,
  event: ContentEvent,
  span: Span,
  pointer: string,
): readonly Fault[] {
  if (event.type !== EVENT_ID.SCALAR) return [];
  if (isInfinite(constructScalar(text, event))) return [infiniteFault(span, pointer)];
  return hasEscapedBreak(text, event) ? [lineBreakFault(span, pointer)] : [];
}

/** What is too large for a number is text to one library and infinite to the other; JSON has neither. */
function isInfinite(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'string' && NUMBER.test(value) && !Number.isFinite(Number(value));
}

function infiniteFault(span: Span, pointer: string): Fault {
  return {
    rule: 'not-allowed-value',
    span,
    pointer,
    message: 'this number is not finite',
    help: 'write a finite number; if it is meant as text, put it in quotes',
  };
}

function lineBreakFault(span: Span, pointer: string): Fault {
  return {
    rule: 'syntax',
    span,
    pointer,
    message: 'an empty line follows a line that ends in a backslash',
    help: 'write \\n for each line break, or use a block (key: |)',
  };
}
