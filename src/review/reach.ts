import { mayUse } from '../people/access.ts';
import type { Client } from '../snapshot/client.ts';
import { isActive, type User } from '../snapshot/user.ts';
import { compareText } from '../tree/compare-text.ts';
import type { Reach } from './plan.ts';
import type { Comparison } from './risk.ts';

/** One person in both revisions. */
type Person = Readonly<{ before: User; after: User }>;

const known = new WeakMap<Comparison, readonly Reach[]>();

/**
 * The clients for which somebody gains or loses access, by id. Counted are all who could sign in at
 * that time; named are those who could or can, and were and are there.
 */
export function reachOf(comparison: Comparison): readonly Reach[] {
  const found = known.get(comparison) ?? compareReach(comparison);
  known.set(comparison, found);
  return found;
}

/** What of a client decides who gets in. */
export const ACCESS_FIELDS: readonly string[] = ['allowedGroups', 'allowedUsers', 'enabled'];

function compareReach(comparison: Comparison): readonly Reach[] {
  const { base, head, change } = comparison;
  const changes = change.changes.filter(({ action }) => action === 'change');
  const open = new Set(
    changes
      .filter(
        ({ kind, fields }) =>
          kind === 'Client' && fields.some(({ path }) => ACCESS_FIELDS.includes(path)),
      )
      .map(({ id }) => id),
  );
  const moved = changes.filter(
    ({ kind, fields }) =>
      kind === 'User' && fields.some(({ path }) => path === 'groups' || path === 'key'),
  );
  if (open.size === 0 && moved.length === 0) return [];
  const everybody = open.size === 0 ? [] : peopleOf(comparison, base.snapshot.usersBySub.keys());
  const movers = peopleOf(
    comparison,
    moved.map(({ id }) => id),
  );
  const found: Reach[] = [];
  for (const after of head.snapshot.clients.values()) {
    const before = base.snapshot.clients.get(after.id);
    if (before === undefined || !(open.has(after.id) || isRestricted(after))) continue;
    const people = open.has(after.id) ? everybody : movers;
    const reach = reachOfClient(before, after, people);
    if (reach.gained.length + reach.lost.length === 0) continue;
    found.push({ client: after.id, ...counts(comparison, before, after), ...reach });
  }
  return found.toSorted((a, b) => compareText(a.client, b.client));
}

const isRestricted = ({ allowedGroups, allowedUsers }: Client) =>
  allowedGroups !== undefined || allowedUsers !== undefined;

/** Those who are in both revisions and may sign in at all. */
function peopleOf({ base, head, now }: Comparison, subjects: Iterable<string>): readonly Person[] {
  return [...subjects].flatMap((sub) => {
    const before = base.snapshot.usersBySub.get(sub);
    const after = head.snapshot.usersBySub.get(sub);
    if (before === undefined || after === undefined) return [];
    const isThere = [before, after].every((user) => isActive(user, now.getTime()));
    return isThere ? [{ before, after }] : [];
  });
}

function reachOfClient(
  before: Client,
  after: Client,
  people: readonly Person[],
): Pick<Reach, 'gained' | 'lost'> {
  const gained: string[] = [];
  const lost: string[] = [];
  for (const person of people) {
    const [could, can] = [mayEnter(before, person.before), mayEnter(after, person.after)];
    if (can && !could) gained.push(person.after.key);
    if (could && !can) lost.push(person.before.key);
  }
  return { gained: gained.toSorted(compareText), lost: lost.toSorted(compareText) };
}

const mayEnter = (client: Client, user: User) => client.enabled && mayUse(client, user);

function counts(
  { base, head, now }: Comparison,
  before: Client,
  after: Client,
): Pick<Reach, 'before' | 'after'> {
  const count = (client: Client, users: Iterable<User>) =>
    [...users].filter((user) => isActive(user, now.getTime()) && mayEnter(client, user)).length;
  return {
    before: count(before, base.snapshot.usersBySub.values()),
    after: count(after, head.snapshot.usersBySub.values()),
  };
}
