import { sectorsOf } from '../../resource/sector.ts';
import type { Client } from '../../snapshot/client.ts';
import { foldLogin } from '../../snapshot/snapshot.ts';
import type { User } from '../../snapshot/user.ts';
import { changedClients, changedUsers, riskOf, type Changed } from '../changed-things.ts';
import type { Comparison, FoundRisk, RiskRule } from '../risk.ts';

/** Apps know people by nothing else. */
export const subjectChanged: RiskRule = {
  name: 'subject-changed',
  severity: 'critical',
  summary: 'Apps know people by another sub: they see new people, and old accounts are orphaned.',
  find: (comparison) => [
    ...changedClients(comparison).flatMap(ofClient),
    ...(isSameIssuer(comparison) ? changedUsers(comparison).flatMap(ofUser) : []),
  ],
};

/** Where the URL is another one, every derived sub is, and that is told once. */
const isSameIssuer = ({ base, head }: Comparison) =>
  base.snapshot.issuer.url === head.snapshot.issuer.url;

function ofClient(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after } = client;
  if (before === undefined) return [];
  if (before.subjectType !== after.subjectType) {
    const message = `everybody's sub is ${after.subjectType}, no longer ${before.subjectType}`;
    return [riskOf(client, { field: 'subjectType', message })];
  }
  const [old, now] = [sectorsOf(before), sectorsOf(after)];
  if (after.subjectType === 'public' || old.join(' ') === now.join(' ')) return [];
  const field =
    before.sectorIdentifierURI === after.sectorIdentifierURI
      ? 'redirectURIs'
      : 'sectorIdentifierURI';
  const message = `pairwise subjects are those of ${now.join(', ')}, no longer of ${old.join(', ')}`;
  const help = 'keep the old host as sectorIdentifierURI';
  return [riskOf(client, { field, message, help })];
}

function ofUser(user: Changed<User>): readonly FoundRisk[] {
  const { before, after } = user;
  const old = before ?? renamed(user);
  if (old === undefined || old.sub === after.sub) return [];
  return [
    riskOf(user, {
      field: 'sub',
      message: `to apps ${after.username} is somebody new, for the sub of ${old.key} was another one`,
      help: `write sub: ${JSON.stringify(old.sub)} to keep it`,
    }),
  ];
}

/** Somebody who is gone under their name, and has come back under another one. */
function renamed({ after, change, comparison }: Changed<User>): User | undefined {
  if (change.action !== 'add' || after.email === undefined) return undefined;
  const { base, head } = comparison;
  const old = base.snapshot.usersByLogin.get(foldLogin(after.email));
  return old === undefined || head.snapshot.usersBySub.has(old.sub) ? undefined : old;
}
