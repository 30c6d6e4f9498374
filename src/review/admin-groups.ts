import type { ClaimMapping } from '../resource/generated/client.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

const ADMIN_WORDS = new Set(
  'admin admins administrator administrators root owner owners superuser superusers superadmin superadmins sudo sudoers wheel'.split(
    ' ',
  ),
);

/** Whether a group or the value of a claim is called like what may do everything. */
export function isCalledAdmin(name: unknown): boolean {
  if (typeof name === 'boolean') return false;
  const words = String(name)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => ADMIN_WORDS.has(word));
}

/** Groups whose members get an admin value from a claim, each with the claim that says so. */
export function groupsMadeAdmin({ snapshot }: ReviewedRevision): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { claims, name } of snapshot.scopes.values()) collect(found, claims, `scope ${name}`);
  for (const { claims, id } of snapshot.clients.values()) collect(found, claims, `client ${id}`);
  return found;
}

/** Who gets an admin value from a claim, in words: groups, or everybody. */
export function adminsBy(mapping: ClaimMapping | undefined): readonly string[] {
  const isForAll = [mapping?.value, mapping?.default].some(
    (value) => value !== undefined && isCalledAdmin(value),
  );
  const groups = adminGroupsOf(mapping).map((group) => `the members of ${group}`);
  return isForAll ? ['everybody', ...groups] : groups;
}

function adminGroupsOf(mapping: ClaimMapping | undefined): readonly string[] {
  return Object.entries(mapping?.fromGroups ?? {})
    .filter(([, value]) => isCalledAdmin(value))
    .map(([group]) => group);
}

function collect(
  found: Map<string, string>,
  claims: Readonly<Record<string, ClaimMapping>>,
  owner: string,
): void {
  for (const claim in claims) {
    for (const group of adminGroupsOf(claims[claim])) {
      if (!found.has(group)) found.set(group, `claim ${claim} of ${owner}`);
    }
  }
}
