import { textIn } from '../pages/localized-text.ts';
import type { Locale } from '../pages/locale.ts';
import type { Client } from '../snapshot/client.ts';

/** What an app is called in a language; its plain name where the file has none for it. */
export function clientNameIn({ name, nameI18n }: Client, locale: Locale): string {
  return textIn(nameI18n, locale) ?? name;
}
