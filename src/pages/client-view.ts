import type { Destination } from './destination.ts';
import { webLink } from './link.ts';
import { bold, boldHost, escapeText } from './markup.ts';
import type { Markup } from './markup.ts';
import type { Words } from './words.ts';

/** The app that somebody signs in to, as the pages show it. */
export type ClientView = Readonly<{
  name: string;
  /** https, http, or a path of our own; its origin belongs into `securityHeaders`. */
  logoURL?: string | undefined;
  /** Where the requested redirect URI leads: `destinationOf`; for a device, the device. */
  host: Destination;
}>;

/** The account somebody is signed in with. */
export type AccountView = Readonly<{
  name: string;
  email?: string | undefined;
  /** The name it signs in with. */
  login: string;
}>;

/** A logo, or the first letter of a name in its place. */
type Mark = Readonly<{ letter: string; logo?: string | undefined }>;

export function markOf(name: string, logoURL?: string): Mark {
  const [first = '?'] = name.trim();
  return { letter: first.toLocaleUpperCase('en'), logo: webLink(logoURL) };
}

export function describeDestination(destination: Destination, words: Words): Markup {
  switch (destination.kind) {
    case 'site':
      return boldHost(destination.host);
    case 'device':
    case 'otherDevice':
      return { html: escapeText(words.text(`destination.${destination.kind}`)) };
    case 'app':
      return words.rich('destination.app', { scheme: bold(destination.scheme) });
  }
}
