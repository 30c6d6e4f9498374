import type { Place } from '../diagnostic/diagnostic.ts';

type Scalar = string | number | boolean;

export type AttributeValue = Scalar | readonly Scalar[];

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
  phoneNumber?: string;
  attributes: Readonly<Record<string, AttributeValue>>;
  groups: readonly string[];
  /** Absent for a person who cannot sign in with a password. */
  passwordHash?: string;
  enabled: boolean;
  /** From then on the person cannot sign in; milliseconds since the epoch. */
  expiresAt?: number;
  source: Place;
}>;

/** Whether a person may sign in now, and whether what they signed in to goes on. */
export function isActive(user: User, now = Date.now()): boolean {
  return user.enabled && (user.expiresAt === undefined || now < user.expiresAt);
}
