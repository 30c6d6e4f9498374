import { printable } from '../../diagnostic/printable.ts';

/** A value of more UTF-16 units than this is cut: the file has the rest. */
const MOST_UNITS = 160;

/** A value of the resolved model in one line: texts as they are, everything else as JSON has it. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : (JSON.stringify(value, plain) ?? 'none');
  const shown = printable(text);
  if (shown.length <= MOST_UNITS) return shown;
  // Never half of a character.
  return `${shown.slice(0, MOST_UNITS).replace(/[\ud800-\udbff]$/, '')}…`;
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
}
