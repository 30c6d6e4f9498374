import { describeDestination, markOf } from './client-view.ts';
import type { AccountView, ClientView } from './client-view.ts';
import { bold } from './markup.ts';
import type { PageContent, PageView, Writing } from './page.ts';

export type NotAllowedView = PageView &
  Readonly<{
    action: string;
    csrf: string;
    client: ClientView;
    account: AccountView;
    /** Whom to ask about the app. */
    contacts: readonly string[];
  }>;

/** Buttons `decision=switch` (another account) and `decision=back` (to the app, without access). */
export function writeNotAllowed(view: NotAllowedView, { words }: Writing): PageContent {
  const { client, account, contacts } = view;
  return {
    status: 403,
    title: words.text('title.error', { title: words.text('notAllowed.heading') }),
    template: 'not-allowed',
    model: {
      view,
      heading: words.text('notAllowed.heading'),
      mark: markOf(client.name, client.logoURL),
      happened: words.rich('notAllowed.happened', { account: account.login, client: client.name }),
      ask: contacts.map((contact) => bold(contact)),
      back: words.rich('notAllowed.back', { destination: describeDestination(client.host, words) }),
    },
  };
}
