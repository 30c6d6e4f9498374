import type { Client, ClientId } from './client.ts';
import { createKeyedMap } from './keyed-map.ts';
import { foldLogin, type Snapshot } from './snapshot.ts';
import type { User } from './user.ts';

/** Clients by id. */
export const clientsById = createKeyedMap<ClientId, Client>(({ id }) => id);

const usersBySubject = createKeyedMap<string, User>(({ sub }) => sub);
const byLogin = new WeakMap<Snapshot['usersBySub'], Snapshot['usersByLogin']>();

/** The same people, by each way to name them. */
export function indexUsers(users: readonly User[]): Pick<Snapshot, 'usersBySub' | 'usersByLogin'> {
  const usersBySub = usersBySubject(users);
  const usersByLogin = byLogin.get(usersBySub) ?? indexByLogin(users);
  byLogin.set(usersBySub, usersByLogin);
  return { usersBySub, usersByLogin };
}

function indexByLogin(users: readonly User[]): ReadonlyMap<string, User> {
  return new Map(
    users.flatMap((user) =>
      [user.username, user.email]
        .filter((login) => login !== undefined)
        .map((login) => [foldLogin(login), user] as const),
    ),
  );
}
