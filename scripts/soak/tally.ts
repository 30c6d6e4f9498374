/** What was done, and what went wrong. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #notes = new Map<string, string>();
  readonly #wrongs: string[] = [];

  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  note(what: string, value: string): void {
    this.#notes.set(what, value);
  }

  wrong(what: string): void {
    this.#wrongs.push(what);
  }

  get wrongs(): readonly string[] {
    return this.#wrongs;
  }

  countOf(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  /** For people: one line each, and the verdict. */
  toString(): string {
    const counts = [...this.#counts].map(([what, count]) => `${what}: ${count}`).sort();
    const notes = [...this.#notes].map(([what, value]) => `${what}: ${value}`);
    const verdict = this.#wrongs.length === 0 ? 'nothing' : `${this.#wrongs.length} things`;
    return [...counts, ...notes, `${verdict} went wrong`, ''].join('\n');
  }
}
