import { hash } from 'bcrypt';
import { stringify } from 'yaml';

/** Cheap to verify: the tests are not about the price of guessing. */
const BCRYPT_COST = 4;

export const PASSWORD = 'canary-password-of-alice';

/** The file of one client. */
export function clientFile(name: string, spec: Readonly<Record<string, unknown>>): string {
  return stringify({ apiVersion: 'idpfile/v1', kind: 'Client', metadata: { name }, spec });
}

/** The file of a person who has every claim there is; `more` adds to it or replaces. */
export async function aliceFile(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const spec = { ...ALICE, passwordHash: await hashOf(PASSWORD), ...more };
  return stringify({ apiVersion: 'idpfile/v1', kind: 'User', metadata: { name: 'alice' }, spec });
}

/** A bcrypt hash of a password or client secret. */
export function hashOf(text: string): Promise<string> {
  return hash(text, BCRYPT_COST);
}

export const ALICE = {
  sub: 'alice-0001',
  email: 'alice@example.com',
  emailVerified: true,
  name: 'Alice Example',
  givenName: 'Alice',
  familyName: 'Example',
  picture: 'https://example.com/alice.png',
  locale: 'en-GB',
  zoneinfo: 'Europe/London',
  groups: ['staff', 'wiki'],
} as const;

/** What the apps may learn of her, each claim under the scope that opens it. */
export const ALICE_CLAIMS = {
  profile: {
    name: 'Alice Example',
    given_name: 'Alice',
    family_name: 'Example',
    preferred_username: 'alice',
    picture: 'https://example.com/alice.png',
    locale: 'en-GB',
    zoneinfo: 'Europe/London',
  },
  email: { email: 'alice@example.com', email_verified: true },
  groups: { groups: ['staff', 'wiki'] },
} as const;
