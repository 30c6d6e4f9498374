import type { Place } from '../diagnostic/diagnostic.ts';

/** One person who may sign in, with every default filled in. */
export type User = Readonly<{
  /** metadata.name: how the directory knows the person. */
  key: string;
  /** The subject identifier apps know the person by (OpenID Connect Core section 2). */
  sub: string;
  username: string;
  email?: string;
  emailVerified: boolean;
  name?: string;
  givenName?: string;
  familyName?: string;
  picture?: string;
  locale?: string;
  zoneinfo?: string;
  groups: readonly string[];
  /** bcrypt; absent for a person who cannot sign in with a password. */
  passwordHash?: string;
  enabled: boolean;
  source: Place;
}>;
