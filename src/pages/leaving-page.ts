import type { RedirectDestination } from './destination.ts';
import { leavingLink } from './link.ts';
import { boldHost } from './markup.ts';
import type { PageContent, PageView, Writing } from './page.ts';

export type LeavingView = PageView &
  Readonly<{
    /** Where to go on: the app, or an address of ours that redirects to it. */
    href: string;
    /** Where that ends. */
    host: RedirectDestination;
  }>;

/**
 * Stands where a redirect after a POST would: see `securityHeaders`. An app with a scheme of its own
 * is opened by a click, as browsers want it (RFC 8252 §8.1); everything else at once.
 *
 * @throws TypeError when the address runs a script or opens something local.
 */
export function writeLeaving({ href, host }: LeavingView, { words }: Writing): PageContent {
  const address = leavingLink(href);
  const atOnce = host.kind !== 'app';
  const name = nameOf(host);
  return {
    status: 200,
    title: words.text(`leaving.${host.kind}`, { name }),
    template: 'leaving',
    model: {
      heading: words.rich(`leaving.${host.kind}`, {
        name: host.kind === 'site' ? boldHost(name) : name,
      }),
      hint: words.text(atOnce ? 'leaving.hint' : 'leaving.closeTab'),
      address,
      refresh: atOnce ? `0; url=${address}` : undefined,
    },
  };
}

function nameOf(host: RedirectDestination): string {
  switch (host.kind) {
    case 'site':
      return host.host;
    case 'app':
      return host.scheme;
    case 'device':
      return '';
  }
}
