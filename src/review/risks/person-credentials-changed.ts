import type { User } from '../../snapshot/user.ts';
import { changedUsers, riskOf, type Changed } from '../changed-things.ts';
import { SECRET_REENCRYPTED } from '../compare-credentials.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** Whoever sets another person's password, or the names they sign in with, can be them. */
export const personCredentialsChanged: RiskRule = {
  name: 'person-credentials-changed',
  severity: 'high',
  summary:
    'A person has another password, or other names to sign in with and to be known by (medium).',
  find: (comparison) =>
    changedUsers(comparison).flatMap((user) => {
      const paths = user.change.fields.map(({ path }) => path);
      const { before, after } = user;
      const other = (path: string, old: string | undefined, now: string | undefined) =>
        paths.includes(path) && old !== now
          ? [
              riskOf(user, {
                field: path,
                severity: path === 'key' ? 'high' : 'medium',
                message: `${path === 'key' ? 'the file of the person' : path} is ${now ?? 'gone'}, no longer ${old ?? 'none'}`,
              }),
            ]
          : [];
      return [
        ...ofPassword(user),
        ...other('key', before?.key, after.key),
        ...other('username', before?.username, after.username),
        ...other('email', before?.email, after.email),
        ...other('emailVerified', wordOf(before?.emailVerified), wordOf(after.emailVerified)),
      ];
    }),
};

/** An address that is no longer said to be verified opens no door. */
const wordOf = (isVerified: boolean | undefined) => (isVerified === true ? 'true' : 'false');

function ofPassword(user: Changed<User>): readonly FoundRisk[] {
  const told = user.change.fields.find(({ path }) => path === 'password');
  if (told === undefined) return [];
  const help = 'make sure that they wanted it';
  if (told.after === SECRET_REENCRYPTED) {
    const message = 'the password was encrypted anew; whether it is another one cannot be told';
    return [riskOf(user, { field: 'password', severity: 'medium', message, help })];
  }
  const message =
    told.after === undefined
      ? 'the person cannot sign in with a password any more'
      : 'the person has another password';
  return [riskOf(user, { field: 'password', message, help })];
}
