import { hash, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/**
 * A value that must not be printed. JSON, string templates, `console.log` and `util.inspect` all
 * show `[secret]`; only `reveal()` gives the value, so that a search for it finds every use.
 */
export class Secret {
  readonly #value: string;
  #digest: Buffer | undefined;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself. Never pass it to a log, an error message or a page. */
  reveal(): string {
    return this.#value;
  }

  /** Whether a text is the secret, in a time that tells nothing about either. */
  equals(presented: string): boolean {
    this.#digest ??= digestOf(this.#value);
    return timingSafeEqual(this.#digest, digestOf(presented));
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

const digestOf = (text: string) => hash('sha256', text, 'buffer');
