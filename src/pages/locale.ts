/** The languages the pages are written in; the first one fills the gaps of the others. */
export const LOCALES = ['en', 'de'] as const;

/** A language that the pages are written in. */
export type Locale = (typeof LOCALES)[number];

/** What somebody asks for. */
export type Wishes = Readonly<{
  /** `ui_locales` of the request: language tags by preference (OpenID Connect Core §3.1.2.1). */
  uiLocales?: string | undefined;
  /** The Accept-Language header (RFC 9110 §12.5.4). */
  acceptLanguage?: string | undefined;
}>;

/**
 * The language to speak: what the app asks for, else what the browser prefers, else the first of
 * those that are offered.
 */
export function chooseLocale(
  { uiLocales = '', acceptLanguage = '' }: Wishes,
  offered: readonly Locale[] = LOCALES,
): Locale {
  const tags = [...uiLocales.split(' '), ...tagsByQuality(acceptLanguage)];
  const wanted = tags.map((tag) => localeOf(tag, offered)).find((locale) => locale !== undefined);
  return wanted ?? offered[0] ?? 'en';
}

function localeOf(tag: string, offered: readonly Locale[]): Locale | undefined {
  const language = tag.trim().split('-', 1)[0]?.toLowerCase();
  return offered.find((locale) => locale === language);
}

function tagsByQuality(header: string): readonly string[] {
  return header
    .split(',')
    .map(parseLanguageRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

function parseLanguageRange(range: string): Readonly<{ tag: string; quality: number }> {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q=/i.test(parameter));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { tag, quality: Number.isNaN(quality) ? 0 : quality };
}
