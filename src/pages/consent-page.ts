import { describeDestination, markOf } from './client-view.ts';
import type { AccountView, ClientView } from './client-view.ts';
import { webLink } from './link.ts';
import type { PageContent, PageView, Writing } from './page.ts';
import { describeScope } from './scope-view.ts';
import type { AskedScope, ScopeLine } from './scope-view.ts';
import { inDays } from './time.ts';

type ConsentClient = ClientView &
  Readonly<{
    clientURI?: string | undefined;
    policyURI?: string | undefined;
    tosURI?: string | undefined;
    /** Whom to ask about the app. */
    managedBy?: string | undefined;
  }>;

export type ConsentView = PageView &
  Readonly<{
    action: string;
    csrf: string;
    client: ConsentClient;
    account: AccountView;
    asked: readonly AskedScope[];
    /** Names of other apps at which this one may act for the account. */
    actsAt?: readonly string[] | undefined;
    /** For how many days the answer holds, when it is kept. */
    rememberedDays?: number | undefined;
  }>;

/** Buttons `decision=allow`, `decision=deny` and `decision=switch` (another account). */
export function writeConsent(view: ConsentView, { words, site }: Writing): PageContent {
  const { client, account, rememberedDays: days } = view;
  const { name } = client;
  return {
    status: 200,
    title: words.text('consent.title', { client: name }),
    template: 'consent',
    model: {
      view,
      heading: words.rich('consent.heading', { client: name, site }),
      signedInAs: words.rich('consent.signedInAs', { account: account.name }),
      accountDetail: account.email ?? account.login,
      mark: markOf(name, client.logoURL),
      purpose: words.rich('consent.purpose', { client: name }),
      groups: groupByAPI(view.asked.map((scope) => describeScope(scope, words))),
      actsAt: (view.actsAt ?? []).map((other) => words.rich('consent.actsAt', { name: other })),
      destination: describeDestination(client.host, words),
      destinationLabel: words.text(
        client.host.kind === 'otherDevice' ? 'consent.otherDevice' : 'consent.destination',
      ),
      links: linksOf(client),
      remembered: days && words.text('consent.remembered', { duration: inDays(days, view.locale) }),
    },
  };
}

type ScopeGroup = Readonly<{ api?: string | undefined; scopes: readonly ScopeLine[] }>;

// What belongs to no API comes first.
function groupByAPI(scopes: readonly ScopeLine[]): readonly ScopeGroup[] {
  const groups = Map.groupBy(scopes, ({ api }) => api);
  return [...groups]
    .map(([api, members]) => ({ api, scopes: members }))
    .sort((a, b) => Number(a.api !== undefined) - Number(b.api !== undefined));
}

function linksOf({ clientURI, policyURI, tosURI }: ConsentClient) {
  return [
    { key: 'consent.homepage', href: webLink(clientURI) },
    { key: 'consent.policy', href: webLink(policyURI) },
    { key: 'consent.terms', href: webLink(tosURI) },
  ].filter(({ href }) => href !== undefined);
}
