import { errors } from 'oidc-provider';
import type { AccountView } from '../pages/client-view.ts';
import type { User } from '../snapshot/user.ts';
import type { InteractionRequest } from './interaction.ts';

/**
 * Whose session this is.
 * @throws errors.SessionNotFound when the person is gone
 */
export function userOf({ snapshot, interaction }: InteractionRequest): User {
  const user = snapshot.usersBySub.get(interaction.sub ?? '');
  if (user === undefined) throw new errors.SessionNotFound('the account of this sign-in is gone');
  return user;
}

/** A person as the pages call them. */
export function accountView(user: User): AccountView {
  return { name: user.name ?? user.username, email: user.email, login: user.username };
}
