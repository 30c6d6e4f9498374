import { adminsBy, groupsMadeAdmin, isCalledAdmin } from '../admin-groups.ts';
import type { Client } from '../../snapshot/client.ts';
import type { User } from '../../snapshot/user.ts';
import type { Scope } from '../../snapshot/scope.ts';
import { changedClients, changedUsers, gainedIn, riskOf, type Changed } from '../changed-things.ts';
import { placeIn } from '../change-place.ts';
import { membershipPlace } from '../membership-place.ts';
import type { Comparison, FoundRisk, RiskRule } from '../risk.ts';

/** By the name of the group, or by what a claim makes of it. */
export const adminGroupJoined: RiskRule = {
  name: 'admin-group-joined',
  severity: 'high',
  summary:
    'Somebody joins a group of administrators or gets such an attribute, or a claim makes a group one.',
  find: (comparison) => [
    ...joinsOf(comparison),
    ...changedUsers(comparison).flatMap(ofAttributes),
    ...changedClients(comparison).flatMap((client) => [...ofTables(client), ...ofService(client)]),
    ...scopeTables(comparison),
  ],
};

function joinsOf(comparison: Comparison): readonly FoundRisk[] {
  const joins = changedUsers(comparison).flatMap((user) =>
    gainedIn(user.before?.groups, user.after.groups).map((group) => ({ user, group })),
  );
  if (joins.length === 0) return [];
  const made = groupsMadeAdmin(comparison.head);
  return joins.flatMap(({ user, group }) => {
    const claim = made.get(group);
    if (claim === undefined && !isCalledAdmin(group)) return [];
    const why = claim === undefined ? '' : `, which the ${claim} makes administrators`;
    const risk = riskOf(user, { field: 'groups', item: group, message: `joins ${group}${why}` });
    return [{ ...risk, place: membershipPlace(comparison.head, user.after, group) }];
  });
}

/** Claims may hand on what is said about a person. */
function ofAttributes(user: Changed<User>): readonly FoundRisk[] {
  const { before, after } = user;
  return Object.entries(after.attributes).flatMap(([name, value]) => {
    const values = [value].flat().filter(isCalledAdmin);
    const gained = gainedIn([before?.attributes[name] ?? []].flat(), values);
    const field = `attributes.${name}`;
    return gained.map((one) => riskOf(user, { field, message: `${name} is now ${String(one)}` }));
  });
}

function ofTables(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after } = client;
  if (before === undefined) return [];
  return Object.keys(after.claims).flatMap((claim) =>
    gainedIn(adminsBy(before.claims[claim]), adminsBy(after.claims[claim])).map((group) =>
      riskOf(client, { field: `claims.${claim}`, message: made(group, claim) }),
    ),
  );
}

const made = (who: string, claim: string) => `the claim ${claim} makes ${who} administrators`;

/** A client that acts for itself has groups of its own. */
function ofService(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after } = client;
  return gainedIn(before?.serviceClaims.groups, after.serviceClaims.groups)
    .filter(isCalledAdmin)
    .map((group) =>
      riskOf(client, { field: 'serviceClaims.groups', item: group, message: `joins ${group}` }),
    );
}

function scopeTables({ base, head, change }: Comparison): readonly FoundRisk[] {
  return change.changes.flatMap((one) => {
    if (one.kind !== 'Scope' || one.action !== 'change') return [];
    const [before, after] = [base, head].map(({ snapshot }) => snapshot.scopes.get(one.name));
    return Object.keys(after?.claims ?? {}).flatMap((claim) => {
      const [old, now] = [before, after].map((scope) => adminsIn(scope, claim));
      const { kind, name } = one;
      const field = `claims.${claim}`;
      const place = placeIn(head, one, field);
      return gainedIn(old, now).map((group) => ({
        kind,
        name,
        place,
        field,
        message: made(group, claim),
      }));
    });
  });
}

const adminsIn = (scope: Scope | undefined, claim: string) => adminsBy(scope?.claims[claim]);
