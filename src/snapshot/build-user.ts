import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { UserSpec } from '../resource/generated/user.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { normalizeBcrypt } from '../secret/bcrypt-hash.ts';
import { sourceOf } from './source.ts';
import type { User } from './user.ts';

type Built = Readonly<{ issuerURL: string; groups: readonly string[]; user: User }>;
const builtBefore = new WeakMap<ResourceOf<'User'>, Built>();

/**
 * A person with every default filled in. From the same resource the same object again, as long as
 * the URL and the groups are the same.
 * @param memberships groups by the name of the user, as Group resources list them
 */
export function buildUser(
  resource: ResourceOf<'User'>,
  issuerURL: string,
  memberships: ReadonlyMap<string, readonly string[]>,
): User {
  const groups = groupsOf(resource, memberships);
  const before = builtBefore.get(resource);
  const isSame = before?.issuerURL === issuerURL && isDeepStrictEqual(before.groups, groups);
  if (isSame) return before.user;
  const user = resolveUser(resource, issuerURL, groups);
  builtBefore.set(resource, { issuerURL, groups, user });
  return user;
}

function resolveUser(
  resource: ResourceOf<'User'>,
  issuerURL: string,
  groups: readonly string[],
): User {
  const { metadata, spec } = resource.value;
  return Object.freeze({
    key: metadata.name,
    sub: spec.sub ?? derivedSubject(issuerURL, metadata.name),
    username: spec.username ?? metadata.name,
    emailVerified: spec.emailVerified ?? false,
    groups: Object.freeze(groups),
    attributes: Object.freeze({ ...spec.attributes }),
    enabled: spec.enabled ?? true,
    ...profileOf(spec),
    ...(spec.passwordHash === undefined
      ? {}
      : { passwordHash: normalizeBcrypt(spec.passwordHash) }),
    ...(spec.expiresAt === undefined ? {} : { expiresAt: Date.parse(spec.expiresAt) }),
    source: sourceOf(resource.document),
  });
}

type Profile = Pick<
  User,
  'email' | 'name' | 'givenName' | 'familyName' | 'picture' | 'locale' | 'zoneinfo' | 'phoneNumber'
>;

function profileOf(spec: UserSpec): Profile {
  const { email, name, givenName, familyName, picture, locale, zoneinfo, phoneNumber } = spec;
  const given = { email, name, givenName, familyName, picture, locale, zoneinfo, phoneNumber };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Union of what the user's own file says and what the groups say, without doubles. */
function groupsOf(
  { value }: ResourceOf<'User'>,
  memberships: ReadonlyMap<string, readonly string[]>,
): string[] {
  const listed = memberships.get(value.metadata.name) ?? [];
  return [...new Set([...(value.spec.groups ?? []), ...listed])];
}

/** The namespace of names that are URLs (RFC 9562 section 6.6). */
const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** A version 5 UUID (RFC 9562 section 5.5) of the person's name below the issuer's URL. */
export function derivedSubject(issuerURL: string, name: string): string {
  return uuidV5(uuidV5(URL_NAMESPACE, issuerURL), name);
}

function uuidV5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
