import { printable } from '../../diagnostic/printable.ts';
import { originText, type ShownField } from './shown-field.ts';

/** A longer list gets a line for each of its items. */
const LONG = 60;

/** Three columns: field, value, where the value comes from. */
export function clientText(title: string, fields: readonly ShownField[]): string {
  const rows = fields.flatMap(({ name, value, origin }) => {
    const [first = '', ...rest] = linesOf(value);
    return [[name, first, originText(origin)], ...rest.map((line) => ['', line, ''])];
  });
  return `${printable(title)}\n\n${table(rows)}`;
}

/** Rows with their columns below each other; ends with a line break. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printable));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const lines = cells.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function linesOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [textOf(value)];
  if (value.length === 0) return ['none'];
  const items = value.map(textOf);
  const joined = items.join(' ');
  return joined.length <= LONG ? [joined] : items;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
