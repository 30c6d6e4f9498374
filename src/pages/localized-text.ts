import type { Locale } from './locale.ts';

/** Words that a directory gives in some languages, by language tag (BCP 47). */
export type LocalizedText = Readonly<Record<string, string>>;

/** The words in a language or in a variety of it. */
export function textIn(texts: LocalizedText, locale: Locale): string | undefined {
  const tags = Object.keys(texts);
  const isIn = (tag: string) => tag.toLowerCase() === locale;
  const isVarietyOf = (tag: string) => tag.toLowerCase().startsWith(`${locale}-`);
  const tag = tags.find(isIn) ?? tags.find(isVarietyOf);
  return tag === undefined ? undefined : texts[tag];
}

/** The same; where the language is missing, in English, or else in the first one there is. */
export function anyTextIn(texts: LocalizedText, locale: Locale): string | undefined {
  return textIn(texts, locale) ?? textIn(texts, 'en') ?? Object.values(texts)[0];
}
