import { createPages, type Pages } from '../pages/render-page.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Issuer } from '../snapshot/issuer.ts';

/** The issuer as a website: its pages, and the path below which they lie. */
export type Site = Readonly<{
  /** Path of the issuer URL without a final slash; `''` when it has none. */
  basePath: string;
  /** Whether people reach it by https. */
  secure: boolean;
  /** The pages, in the title and with the links of the snapshot of the request. */
  pages(): Pages;
}>;

export function createSite(current: CurrentSnapshot): Site {
  const { protocol, pathname } = new URL(current.latest().issuer.url);
  const basePath = pathname.replace(/\/$/, '');
  const pagesByIssuer = new WeakMap<Issuer, Pages>();
  return {
    basePath,
    secure: protocol === 'https:',
    pages: () => {
      const { issuer } = current.get();
      const known = pagesByIssuer.get(issuer);
      if (known !== undefined) return known;
      const created = createPages({ title: issuer.title, links: issuer.links, basePath });
      pagesByIssuer.set(issuer, created);
      return created;
    },
  };
}
