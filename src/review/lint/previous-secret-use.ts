import { clientIdOf } from '../../snapshot/build-client.ts';
import { resourcesOf } from '../reviewed-revision.ts';
import type { LintRule } from './lint-rule.ts';
import type { SecretEntry } from './secret-entry.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Says nothing where no server was asked, or where it does not know the secret. */
export const previousSecretUse: LintRule = {
  name: 'previous-secret-use',
  find: (revision, { now, uses = [] }) =>
    resourcesOf(revision, 'Client').flatMap((client) => {
      const ofClient = uses.filter((use) => use.client === clientIdOf(client));
      const current = ofClient.find(({ secret }) => secret === 'current');
      return (client.value.spec.previousSecrets ?? []).flatMap(({ expiresAt }, index) => {
        const previous = ofClient.find((use) => isOf(use, expiresAt));
        if (previous === undefined) return [];
        return [
          {
            document: client.document,
            pointer: `/spec/previousSecrets/${index}/expiresAt`,
            part: 'value',
            message: `this old secret was ${lastUse(previous, now)}, the current one ${lastUse(current, now)}`,
            help: mayGo(previous, current)
              ? 'it may go: take it out, and the Secret as well if nothing else needs it'
              : `it may go once the app uses the current one: give it that before ${expiresAt}`,
          },
        ];
      });
    }),
};

function isOf({ secret, expiresAt = '' }: SecretEntry, end: string): boolean {
  return secret === 'previous' && Date.parse(expiresAt) === Date.parse(end);
}

/** The app has the current one and has not gone back since: of the uses in an hour the first is told. */
function mayGo(previous: SecretEntry, current: SecretEntry | undefined): boolean {
  return current?.lastUsedAt !== undefined && timeOf(current) - timeOf(previous) > HOUR_MS;
}

function timeOf({ lastUsedAt }: SecretEntry): number {
  return lastUsedAt === undefined ? 0 : Date.parse(lastUsedAt);
}

function lastUse(use: SecretEntry | undefined, now: Date): string {
  if (use?.lastUsedAt === undefined) return 'not used within 90 days';
  const hours = Math.floor((now.getTime() - timeOf(use)) / HOUR_MS);
  if (hours < 1) return 'last used within the hour';
  return hours < 48 ? `last used ${hours} h ago` : `last used ${Math.floor(hours / 24)} d ago`;
}
