import { chooseLocale, type Locale, type Wishes } from '../pages/locale.ts';
import { createPages, type Pages } from '../pages/render-page.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Issuer } from '../snapshot/issuer.ts';

/** The issuer as a website: its pages, and the path below which they lie. */
export type Site = Readonly<{
  /** Path of the issuer URL without a final slash; `''` when it has none. */
  basePath: string;
  /** Whether people reach it by https. */
  secure: boolean;
  /** The pages, as the snapshot of the request wants them. */
  pages(): Pages;
  /** The language to answer in, of those that the snapshot of the request offers. */
  chooseLocale(wishes: Wishes): Locale;
}>;

/** The site of an issuer. Its address is that of the start, what it looks like that of each request. */
export function createSite(current: CurrentSnapshot): Site {
  const { protocol, pathname } = new URL(current.latest().issuer.url);
  const basePath = pathname.replace(/\/$/, '');
  const pagesByIssuer = new WeakMap<Issuer, Pages>();
  return {
    basePath,
    secure: protocol === 'https:',
    pages: () => {
      const { issuer, theme } = current.get();
      const known = pagesByIssuer.get(issuer);
      if (known !== undefined) return known;
      const created = createPages({ ...issuer, theme, basePath });
      pagesByIssuer.set(issuer, created);
      return created;
    },
    chooseLocale: (wishes) => chooseLocale(wishes, current.get().issuer.locales),
  };
}
