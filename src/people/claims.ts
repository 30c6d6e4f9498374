import { CLAIMS_OF_SCOPE } from '../resource/standard-claims.ts';
import type { Client } from '../snapshot/client.ts';
import type { Scope } from '../snapshot/scope.ts';
import type { User } from '../snapshot/user.ts';
import { mapClaims, type ClaimValue } from './map-claims.ts';

/** What is said about a person, by claim (OpenID Connect Core section 5.1). */
export type Claims = Readonly<{ sub: string } & Record<string, ClaimValue>>;

/** What somebody may see, and of which directory. */
type View = Readonly<{
  client: Client;
  /** The scopes that were granted. */
  granted: Iterable<string>;
  /** Claims that were granted one by one, beyond those of the scopes. */
  single?: readonly string[];
  /** The directory's own scopes. */
  scopes: ReadonlyMap<string, Scope>;
}>;

/**
 * What an app gets to see of a person: the claims of the granted scopes, and those granted one by
 * one, as far as its file still allows them; and with `openid` those of the app alone, which come
 * before all others.
 */
export function claimsFor(user: User, { client, granted, single = [], scopes }: View): Claims {
  const allowed = [...granted].filter((scope) => client.scopes.includes(scope));
  const ofScopes = claimsOfScopes(user, allowed, scopes);
  const ofClient = allowed.includes('openid') ? mapClaims(client.claims, user) : {};
  const oneByOne =
    single.length === 0
      ? {}
      : pickClaims({ ...claimsOfScopes(user, client.scopes, scopes), sub: user.sub }, single);
  return { ...oneByOne, ...ofScopes, ...ofClient, sub: user.sub };
}

/** The part of that which goes into the ID token, as `idTokenClaims` of the client says. */
export function idTokenClaimsFor(user: User, view: View): Claims {
  const claims = claimsFor(user, view);
  const named = view.client.idTokenClaims;
  return named === 'all' ? claims : pickClaims(claims, [...named, ...(view.single ?? [])]);
}

function claimsOfScopes(
  user: User,
  names: readonly string[],
  scopes: ReadonlyMap<string, Scope>,
): Readonly<Record<string, ClaimValue>> {
  return Object.assign({}, ...names.map((scope) => claimsOfScope(user, scope, scopes)));
}

/** The claims that one scope opens; nothing for a scope that is unknown. */
export function claimsOfScope(
  user: User,
  scope: string,
  scopes: ReadonlyMap<string, Scope>,
): Readonly<Record<string, ClaimValue>> {
  const declared = scopes.get(scope);
  if (declared !== undefined) return mapClaims(declared.claims, user);
  const names: readonly string[] = isStandard(scope) ? CLAIMS_OF_SCOPE[scope] : [];
  return Object.fromEntries(
    Object.entries(standardClaims(user)).filter(([name]) => names.includes(name)),
  );
}

/** `sub`, and those of the claims that are named. */
export function pickClaims({ sub, ...rest }: Claims, names: readonly string[]): Claims {
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => names.includes(name))),
    sub,
  };
}

const isStandard = (scope: string): scope is keyof typeof CLAIMS_OF_SCOPE =>
  Object.hasOwn(CLAIMS_OF_SCOPE, scope);

const known = new WeakMap<User, Readonly<Record<string, ClaimValue>>>();

/** What the directory says about everybody, by the names of OpenID Connect Core section 5.1. */
function standardClaims(user: User): Readonly<Record<string, ClaimValue>> {
  const claims = known.get(user) ?? createStandardClaims(user);
  known.set(user, claims);
  return claims;
}

function createStandardClaims(user: User): Readonly<Record<string, ClaimValue>> {
  return {
    preferred_username: user.username,
    ...present('name', user.name),
    ...present('given_name', user.givenName),
    ...present('family_name', user.familyName),
    ...present('picture', user.picture),
    ...present('locale', user.locale),
    ...present('zoneinfo', user.zoneinfo),
    ...present('phone_number', user.phoneNumber),
    ...(user.email === undefined ? {} : { email: user.email, email_verified: user.emailVerified }),
    groups: user.groups,
  };
}

function present(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: value };
}
