import { quantile } from './statistics.ts';

/** One row of a table in Markdown, to standard output. */
export function printRow(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

/** The first two rows of a table. */
export function printHeadings(titles: readonly string[]): void {
  printRow(titles);
  printRow(titles.map(() => '---'));
}

/** Median, then the least and the most of several, each in words. */
export function spread(figures: readonly number[], words = duration): string {
  const [least, median, most] = [0, 0.5, 1].map((share) => words(quantile(figures, share)));
  return least === most ? `${median}` : `${median} (${least}–${most})`;
}

/** Milliseconds in words. */
export function duration(ms: number): string {
  return ms >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${ms.toPrecision(3)} ms`;
}
