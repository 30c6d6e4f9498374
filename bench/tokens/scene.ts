/** What both issuers serve: the same clients, people, APIs and keys. */

/** Of every client. A random text as `idpfile secret new` makes them. */
export const SECRET = 'Zq3v8WmT0c5YxJ7uR1kBn9Lp4Hs6Fd2GaXeVtQoIiE0';
export const PASSWORD = 'the-password-of-everybody';

/** So low that a sign-in is not mostly hashing; what it costs nevertheless is subtracted. */
export const PASSWORD_HASH_COST = 4;
/** As `idpfile secret hash` makes them. */
export const SECRET_HASH_COST = 10;

export const CALLBACK = 'https://app.example.com/callback';
export const SCOPE = 'openid profile email';

/** One signs in, one refreshes, and the services get tokens for an API; one is known by a hash. */
export const CLIENTS = {
  login: 'shop',
  refresh: 'desk',
  service: 'batch',
  hashed: 'night',
} as const;

/** The identifier of the API for each algorithm its tokens are signed with. */
export const APIS = {
  ES256: 'https://es256.api.example.com',
  RS256: 'https://rs256.api.example.com',
} as const;

const PEOPLE = 64;

export type Person = Readonly<{ sub: string; name: string; email: string }>;

export const people: readonly Person[] = Array.from({ length: PEOPLE }, (_, number) => ({
  sub: `person-${number}`,
  name: `Person Number ${number}`,
  email: `person-${number}@example.com`,
}));
