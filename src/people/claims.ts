import type { ScopeName } from '../snapshot/client.ts';
import type { User } from '../snapshot/user.ts';

/** What each scope lets an app see (OpenID Connect Core section 5.4). */
export const CLAIMS_OF_SCOPE = {
  openid: ['sub'],
  profile: [
    'name',
    'given_name',
    'family_name',
    'preferred_username',
    'picture',
    'locale',
    'zoneinfo',
  ],
  email: ['email', 'email_verified'],
  groups: ['groups'],
  offline_access: [],
} as const satisfies Record<ScopeName, readonly string[]>;

/** Every claim there is about a person, by its standard name (OpenID Connect Core section 5.1). */
export type Claims = Readonly<
  { sub: string } & Record<string, string | boolean | readonly string[]>
>;

/** All claims of a person; which of them an app sees is for the granted scopes to say. */
export function claimsOf(user: User): Claims {
  return {
    sub: user.sub,
    preferred_username: user.username,
    ...present('name', user.name),
    ...present('given_name', user.givenName),
    ...present('family_name', user.familyName),
    ...present('picture', user.picture),
    ...present('locale', user.locale),
    ...present('zoneinfo', user.zoneinfo),
    ...(user.email === undefined ? {} : { email: user.email, email_verified: user.emailVerified }),
    groups: user.groups,
  };
}

/** The claims among them that a set of scopes lets an app see. */
export function claimsForScopes(user: User, scopes: Iterable<string>): Claims {
  const names = new Set<string>(['sub']);
  for (const scope of scopes) {
    for (const name of isScope(scope) ? CLAIMS_OF_SCOPE[scope] : []) names.add(name);
  }
  const { sub, ...rest } = claimsOf(user);
  return { sub, ...Object.fromEntries(Object.entries(rest).filter(([name]) => names.has(name))) };
}

const isScope = (text: string): text is ScopeName => Object.hasOwn(CLAIMS_OF_SCOPE, text);

function present(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}
