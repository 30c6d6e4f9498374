import de from './catalogues/de.json' with { type: 'json' };
import en from './catalogues/en.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import { bold, escapeText } from './markup.ts';
import type { Markup } from './markup.ts';

export type WordKey = keyof typeof en;

type Catalogue = Readonly<Partial<Record<WordKey, string>>>;

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { en, de };

const PLACEHOLDER = /\{([a-z]+)\}/;

/** The words of one language. A placeholder without a value stays as it is. */
export type Words = Readonly<{
  /** Plain text, to be escaped by whoever prints it. */
  text: (key: WordKey, values?: Readonly<Record<string, string>>) => string;
  /** Markup in which the values stand out. */
  rich: (key: WordKey, values: Readonly<Record<string, string | Markup>>) => Markup;
}>;

export function wordsIn(locale: Locale): Words {
  return createWords(CATALOGUES[locale]);
}

/** The words of a catalogue; what it lacks is said in English. */
export function createWords(catalogue: Catalogue): Words {
  const sentence = (key: WordKey): string => catalogue[key] ?? en[key];
  return {
    text: (key, values = {}) =>
      fill(
        sentence(key),
        (text) => text,
        (name) => values[name],
      ),
    rich: (key, values) => ({
      html: fill(sentence(key), escapeText, (name) => {
        const value = values[name];
        return typeof value === 'string' ? bold(value).html : value?.html;
      }),
    }),
  };
}

function fill(
  sentence: string,
  literal: (text: string) => string,
  valueOf: (name: string) => string | undefined,
): string {
  // A split by a pattern with one group alternates between literal text and names.
  return sentence
    .split(PLACEHOLDER)
    .map((part, index) =>
      index % 2 === 0 ? literal(part) : (valueOf(part) ?? literal(`{${part}}`)),
    )
    .join('');
}
