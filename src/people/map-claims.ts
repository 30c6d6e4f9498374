import type { ClaimMapping } from '../resource/generated/client.ts';
import type { AttributeValue, User } from '../snapshot/user.ts';

export type ClaimValue = AttributeValue;

/** Fields of a person that a mapping may name, beside the person's own attributes. */
const NAMED_FIELDS = [
  'username',
  'email',
  'name',
  'givenName',
  'familyName',
  'picture',
  'locale',
  'zoneinfo',
  'phoneNumber',
] as const satisfies readonly (keyof User)[];

/** The claims a table of mappings gives a person; one without a value is left out. */
export function mapClaims(
  mappings: Readonly<Record<string, ClaimMapping>>,
  user: User,
): Readonly<Record<string, ClaimValue>> {
  return Object.fromEntries(
    Object.entries(mappings).flatMap(([name, mapping]) => {
      const value = valueOf(mapping, user);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function valueOf(mapping: ClaimMapping, user: User): ClaimValue | undefined {
  const { attribute, value, fromGroups } = mapping;
  if (fromGroups !== undefined) return valueFromGroups(mapping, fromGroups, user);
  return (
    value ?? (attribute === undefined ? undefined : attributeOf(user, attribute)) ?? mapping.default
  );
}

function valueFromGroups(
  { multiple = false, default: otherwise }: ClaimMapping,
  values: NonNullable<ClaimMapping['fromGroups']>,
  { groups }: User,
): ClaimValue | undefined {
  const matching = Object.entries(values)
    .filter(([group]) => groups.includes(group))
    .map(([, value]) => value);
  if (!multiple) return matching[0] ?? otherwise;
  if (matching.length > 0) return [...new Set(matching)];
  return otherwise === undefined ? undefined : [otherwise];
}

/** The person's own attributes come first; nothing is inherited. */
function attributeOf(user: User, name: string): ClaimValue | undefined {
  if (Object.hasOwn(user.attributes, name)) return user.attributes[name];
  const field = NAMED_FIELDS.find((known) => known === name);
  return field === undefined ? undefined : user[field];
}
