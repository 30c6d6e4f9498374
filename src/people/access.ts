import type { Client } from '../snapshot/client.ts';
import type { User } from '../snapshot/user.ts';

/**
 * Whether a person may use an app: everybody may unless its file names groups or users. An empty
 * list lets nobody in.
 */
export function mayUse(client: Client, user: User): boolean {
  const { allowedGroups, allowedUsers } = client;
  if (allowedGroups === undefined && allowedUsers === undefined) return true;
  return (
    allowedUsers?.includes(user.key) === true ||
    allowedGroups?.some((group) => user.groups.includes(group)) === true
  );
}
