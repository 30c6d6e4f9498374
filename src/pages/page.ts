import type { Locale } from './locale.ts';
import type { TemplateName } from './templates.ts';
import type { Words } from './words.ts';

/** A page ready to be sent as `text/html; charset=utf-8`. */
export type Page = Readonly<{ status: number; html: string; title: string }>;

/** What every page needs to know. */
export type PageView = Readonly<{
  locale: Locale;
  /** The address of this page without `ui_locales`, if it can be asked for again in another language. */
  here?: string | undefined;
}>;

/** What a page says in its own words, before it is put into the layout. */
export type PageContent = Readonly<{
  status: number;
  /** The title without the name of the site. */
  title: string;
  template: TemplateName;
  /** What only this template prints. */
  model: object;
}>;

/** What the writers of the pages have at hand: the words of the language and the name of the site. */
export type Writing = Readonly<{ words: Words; site: string }>;
