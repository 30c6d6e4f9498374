import type { AccountView } from './client-view.ts';
import { webLink } from './link.ts';
import type { PageContent, PageView, Writing } from './page.ts';

export type HomeView = PageView &
  Readonly<{
    account?: AccountView | undefined;
    /** Where the app of the demo is, when it runs. */
    demoURL?: string | undefined;
  }>;

export function writeHome({ account, demoURL }: HomeView, { words, site }: Writing): PageContent {
  return {
    status: 200,
    title: words.text('home.title'),
    template: 'home',
    model: {
      heading: site,
      signedInAs: account && words.rich('home.account', { account: account.name }),
      accountDetail: account && (account.email ?? account.login),
      demo: webLink(demoURL),
    },
  };
}

export function writeNotFound(_view: PageView, { words }: Writing): PageContent {
  const heading = words.text('notFound.heading');
  return {
    status: 404,
    title: words.text('title.error', { title: heading }),
    template: 'not-found',
    model: { heading },
  };
}
