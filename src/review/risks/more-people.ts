import type { Client } from '../../snapshot/client.ts';
import { findClient } from '../../snapshot/snapshot.ts';
import { isActive, type User } from '../../snapshot/user.ts';
import {
  changedClients,
  changedUsers,
  gainedIn,
  namesInWords,
  riskOf,
  type Changed,
} from '../changed-things.ts';
import { membershipPlace } from '../membership-place.ts';
import { reachOf } from '../reach.ts';
import type { Comparison, FoundRisk, RiskRule } from '../risk.ts';

/** Counted with the same function that decides at a sign-in. */
export const morePeople: RiskRule = {
  name: 'more-people',
  severity: 'high',
  summary: 'More people can sign in: an app is open to more of them, or somebody joined a group.',
  find: (comparison) => [
    ...changedClients(comparison).flatMap(ofClient),
    ...changedUsers(comparison).flatMap((user) => [
      ...ofMember(user),
      ...(isBack(user) ? [riskOf(user, { field: fieldOfReturn(user), message: BACK })] : []),
    ]),
  ],
};

const BACK = 'the person can sign in again';

function ofClient(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after, comparison } = client;
  const opened = before === undefined ? undefined : openingOf(before, after);
  if (opened === undefined) return [];
  const reach = reachOf(comparison).find((one) => one.client === after.id);
  const gained = reach?.gained ?? [];
  if (reach === undefined || gained.length === 0) {
    if (opened.message === undefined) return [];
    const message = `${opened.message}, nobody more so far`;
    return [riskOf(client, { ...opened, message, severity: 'medium' })];
  }
  const message = `${reach.before} → ${reach.after} people can sign in (+${gained.length}: ${namesInWords(gained)})`;
  return [riskOf(client, { ...opened, message })];
}

type Opening = Readonly<{ field: string; item?: string; message: string | undefined }>;

/** What of a client lets more people in, and in which words when that is nobody yet. */
function openingOf(before: Client, after: Client): Opening | undefined {
  if (!before.enabled && after.enabled) return { field: 'enabled', message: undefined };
  if (isOpen(after)) {
    if (isOpen(before)) return undefined;
    const field = before.allowedGroups === undefined ? 'allowedUsers' : 'allowedGroups';
    return { field, message: 'everybody can sign in' };
  }
  if (isOpen(before)) return undefined;
  const [group] = gainedIn(before.allowedGroups, after.allowedGroups);
  const [user] = gainedIn(before.allowedUsers, after.allowedUsers);
  if (group !== undefined) {
    return { field: 'allowedGroups', item: group, message: `the group ${group} can sign in` };
  }
  if (user === undefined) return undefined;
  return { field: 'allowedUsers', item: user, message: undefined };
}

const isOpen = ({ allowedGroups, allowedUsers }: Client) =>
  allowedGroups === undefined && allowedUsers === undefined;

/** What somebody can sign in to because of a group, beside what was opened to everybody in it. */
function ofMember(user: Changed<User>): readonly FoundRisk[] {
  const { before, after, comparison } = user;
  const joined = before === undefined ? [] : gainedIn(before.groups, after.groups);
  const { head } = comparison;
  return joined.flatMap((group) => {
    const apps = clientsGained(comparison, after.key).filter((id) =>
      findClient(head.snapshot, id)?.allowedGroups?.includes(group),
    );
    if (apps.length === 0) return [];
    const message = `can now sign in to ${namesInWords(apps)}, as a member of ${group}`;
    const place = membershipPlace(head, after, group);
    return [{ ...riskOf(user, { field: 'groups', item: group, message }), place }];
  });
}

function clientsGained(comparison: Comparison, key: string): readonly string[] {
  return reachOf(comparison)
    .filter(({ gained }) => gained.includes(key))
    .map(({ client }) => client);
}

function isBack({ before, after, comparison: { now } }: Changed<User>): boolean {
  const at = now.getTime();
  return before !== undefined && !isActive(before, at) && isActive(after, at);
}

const fieldOfReturn = ({ before, after }: Changed<User>) =>
  before?.enabled === after.enabled ? 'expiresAt' : 'enabled';
