import { webLink } from './link.ts';
import type { AccountView } from './client-view.ts';
import type { PageContent, PageView, Writing } from './page.ts';

export type SignOutView = PageView &
  Readonly<{
    /** Where the engine's confirmation is posted to. */
    action: string;
    xsrf: string;
    account?: AccountView | undefined;
    /** The app that asks. */
    client?: Readonly<{ name: string }> | undefined;
  }>;

/** Asks before signing out (OpenID Connect RP-Initiated Logout §2): `logout=yes`, or no `logout`. */
export function writeSignOut(view: SignOutView, { words, site }: Writing): PageContent {
  const { client, account } = view;
  return {
    status: 200,
    title: words.text('signOut.title'),
    template: 'sign-out',
    model: {
      view,
      heading: words.rich('signOut.heading', { site }),
      request: client && words.rich('signOut.client', { client: client.name }),
      signedInAs: account && words.rich('signOut.account', { account: account.name }),
      accountDetail: account && (account.email ?? account.login),
    },
  };
}

export type SignedOutView = PageView &
  Readonly<{
    /** The app that asked, its home page, and where it begins a sign-in. */
    client?:
      | Readonly<{ name: string; uri?: string | undefined; signInURI?: string | undefined }>
      | undefined;
  }>;

export function writeSignedOut({ client }: SignedOutView, { words }: Writing): PageContent {
  const heading = words.text('signedOut.heading');
  const link = (uri: string | undefined, label: 'signedOut.again' | 'signedOut.back') => {
    const href = webLink(uri);
    return href && client && { href, label: words.text(label, { client: client.name }) };
  };
  return {
    status: 200,
    title: heading,
    template: 'signed-out',
    model: {
      heading,
      again: link(client?.signInURI, 'signedOut.again'),
      back: link(client?.uri, 'signedOut.back'),
    },
  };
}
