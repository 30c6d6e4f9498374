const SPELLINGS: Readonly<Record<string, string>> = { '→': '->', '…': '...', '·': '-' };

/** Our own signs in letters that every terminal has; what files hold stays as it is. */
export function toASCII(text: string): string {
  return text.replaceAll(/[→…·]/g, (sign) => SPELLINGS[sign] ?? sign);
}

/**
 * Whether a terminal shows more than ASCII, by the locale that POSIX names for characters. Where none
 * is set, as in most pipelines, it does.
 */
export function showsUnicode(environment: Readonly<NodeJS.ProcessEnv>): boolean {
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return locale === '' || /utf-?8/i.test(locale);
}
