import type { RedirectHint } from '../pages/error-page.ts';
import { isLoopbackHost } from '../resource/redirect-uri.ts';

/** The registered redirect URI that was meant, most likely. */
type NearMiss = Readonly<{ difference: RedirectHint; registered: string }>;

/**
 * Finds the registered redirect URI that differs in one respect only from the one that was sent: in
 * one that people get wrong without noticing. Undefined where none is that close.
 */
export function nearMissOf(sent: string, registered: readonly string[]): NearMiss | undefined {
  const url = URL.parse(sent);
  if (url === null) return undefined;
  for (const candidate of registered) {
    const known = URL.parse(candidate);
    const difference = known === null ? undefined : differenceOf(url, known);
    if (difference !== undefined) return { difference, registered: candidate };
  }
  return undefined;
}

function differenceOf(sent: URL, known: URL): RedirectHint | undefined {
  const all: readonly (RedirectHint | 'other' | undefined)[] = [
    differenceOfSchemes(sent, known),
    differenceOfHosts(sent.hostname, known.hostname),
    sent.port === known.port || sent.protocol !== known.protocol ? undefined : 'port',
    differenceOfPaths(sent.pathname, known.pathname),
    sent.search === known.search ? undefined : 'query',
  ];
  const differences = all.filter((difference) => difference !== undefined);
  const [only = 'spelling', second] = differences;
  return second !== undefined || only === 'other' ? undefined : only;
}

function differenceOfSchemes({ protocol }: URL, known: URL): RedirectHint | 'other' | undefined {
  if (protocol === known.protocol) return undefined;
  const areOfTheWeb = /^https?:$/.test(protocol) && /^https?:$/.test(known.protocol);
  return areOfTheWeb ? 'scheme' : 'other';
}

function differenceOfHosts(sent: string, known: string): RedirectHint | 'other' | undefined {
  if (sent === known) return undefined;
  if (sent === `www.${known}` || known === `www.${sent}`) return 'www';
  return isLoopbackHost(sent) && isLoopbackHost(known) ? 'loopback' : 'other';
}

function differenceOfPaths(sent: string, known: string): RedirectHint | 'other' | undefined {
  if (sent === known) return undefined;
  if (sent === `${known}/` || known === `${sent}/`) return 'slash';
  return sent.toLowerCase() === known.toLowerCase() ? 'case' : 'other';
}
