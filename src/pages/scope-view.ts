import type { WordKey, Words } from './words.ts';

/** A scope that an app asks for, with what it would learn. */
export type AskedScope = Readonly<{
  /** The scope value itself, such as `groups` or `orders:read`. */
  scope: string;
  /** The words its resource gives it, in the language of the page. */
  description?: string | undefined;
  /** What the app would get to see: "Alice Example", or the names of groups. */
  values?: readonly string[] | undefined;
  /** The name of the API it belongs to; none for those of OpenID Connect. */
  api?: string | undefined;
  sensitive?: boolean | undefined;
}>;

/** A line of the list: a scope without any words is shown by its raw name, never left out. */
export type ScopeLine = Readonly<{
  api?: string | undefined;
  words?: string | undefined;
  raw: string;
  flag?: string | undefined;
  /** Shown at once. */
  values: string;
  /** Shown on request: all of them, when they are many. */
  all?: Readonly<{ summary: string; values: string }> | undefined;
}>;

const SHOWN_VALUES = 6;

const KNOWN_SCOPES: ReadonlyMap<string, WordKey> = new Map([
  ['openid', 'consent.scope.openid'],
  ['profile', 'consent.scope.profile'],
  ['email', 'consent.scope.email'],
  ['groups', 'consent.scope.groups'],
  ['phone', 'consent.scope.phone'],
  ['address', 'consent.scope.address'],
  ['offline_access', 'consent.scope.offline_access'],
]);

export function describeScope(asked: AskedScope, words: Words): ScopeLine {
  const { scope, values = [], api } = asked;
  const key = KNOWN_SCOPES.get(scope);
  const shown = values.slice(0, SHOWN_VALUES);
  const hidden = values.length - shown.length;
  return {
    api,
    words: asked.description ?? (key && words.text(key)),
    raw: scope,
    flag: flagOf(asked, words),
    values: shown.join(', '),
    all:
      hidden > 0
        ? {
            summary: words.text('consent.more', { count: String(hidden) }),
            values: values.slice(SHOWN_VALUES).join(', '),
          }
        : undefined,
  };
}

function flagOf({ scope, sensitive }: AskedScope, words: Words): string | undefined {
  if (sensitive === true) return words.text('consent.sensitive');
  return scope === 'offline_access' ? words.text('consent.longLived') : undefined;
}
