/**
 * A change of a file of keys that is under way, as it lies beside the file: what is to stand there
 * instead, and instead of what.
 */
import { createHash } from 'node:crypto';

export type KeyChange = Readonly<{
  /** SHA-256 of the text that it replaces. */
  before: string;
  after: string;
  /** Milliseconds since the epoch. */
  begunAt: number;
}>;

/** The text of the file of a change. */
export function keyChangeText(before: string, after: string, begunAt: number): string {
  return `${JSON.stringify({ before: digestOf(before), after, begunAt })}\n`;
}

/** Undefined when it is damaged, or of a version that wrote another form. */
export function parseKeyChange(text: string): KeyChange | undefined {
  try {
    const { before, after, begunAt } = Object(JSON.parse(text)) as Record<string, unknown>;
    if (typeof before !== 'string' || typeof after !== 'string') return undefined;
    return typeof begunAt === 'number' ? { before, after, begunAt } : undefined;
  } catch {
    // The message of JSON.parse quotes the text.
    return undefined;
  }
}

/** Whether a text is the one that a change replaces. */
export function isBefore({ before }: KeyChange, text: string | undefined): boolean {
  return text !== undefined && digestOf(text) === before;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
