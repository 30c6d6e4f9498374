import type { Place } from '../diagnostic/diagnostic.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { Client, Credential } from '../snapshot/client.ts';
import type { FieldChange } from './change.ts';
import { fieldChange } from './compare-fields.ts';
import { declaredSecretsOf, type DeclaredSecret } from './declared-secret.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

/** A client in one of the two revisions. */
export type ClientSide = Readonly<{
  client: Client;
  /** Undefined where sops encrypted the file in part: then no key, no answer. */
  resource: ResourceOf<'Client'> | undefined;
  revision: ReviewedRevision;
}>;

/** What became of a secret; of secrets no value is told. */
export const SECRET_CHANGED = 'changed';
export const SECRET_REENCRYPTED = 're-encrypted; whether it changed cannot be told without a key';

/** What changed about how a client proves who it is: the method, its secret, the earlier secrets. */
export function compareCredentials(
  before: ClientSide,
  after: ClientSide,
  placeOf: (path: string) => Place,
): readonly FieldChange[] {
  const [old, now] = [before.client.credential, after.client.credential];
  const [oldMethod, method] = [methodOf(old), methodOf(now)];
  const methods =
    oldMethod === method ? [] : [fieldChange('authentication', oldMethod, method, placeOf)];
  const isSecret = old.kind === 'secrets' && now.kind === 'secrets';
  return [...methods, ...(isSecret ? compareSecrets(before, after) : [])];
}

/** In the words of tokenEndpointAuthMethod; a secret may come in the header or in the body. */
export function methodOf(credential: Credential): string {
  if (credential.kind === 'secrets')
    return credential.signs ? 'client_secret_jwt' : 'client_secret';
  if (credential.kind !== 'tls_client_auth') return credential.kind;
  return `tls_client_auth ${JSON.stringify(credential.subject)}`;
}

function compareSecrets(before: ClientSide, after: ClientSide): readonly FieldChange[] {
  if (before.resource === undefined || after.resource === undefined) return [];
  const old = declaredSecretsOf(before.resource, before.revision);
  const now = declaredSecretsOf(after.resource, after.revision);
  const [oldCurrent, current] = [currentOf(old), currentOf(now)];
  const [oldPrevious, previous] = [previousOf(old), previousOf(now)];
  const state = stateOf(oldCurrent, current);
  const overlap = previous.find(({ fingerprint }) => fingerprint === oldCurrent?.fingerprint);
  const until = overlap === undefined ? '' : `; the old one is accepted until ${overlap.expiresAt}`;
  const place = current?.place ?? after.client.source;
  const dates = (secrets: readonly DeclaredSecret[]) => secrets.map(({ expiresAt }) => expiresAt);
  const [oldDates, newDates] = [dates(oldPrevious), dates(previous)];
  return [
    ...(state === undefined ? [] : [fieldChange('secret', 'one', `${state}${until}`, () => place)]),
    ...(JSON.stringify(oldDates) === JSON.stringify(newDates)
      ? []
      : [fieldChange('previousSecrets', oldDates, newDates, () => previous[0]?.place ?? place)]),
  ];
}

const currentOf = (secrets: readonly DeclaredSecret[]) =>
  secrets.find(({ expiresAt }) => expiresAt === undefined);

const previousOf = (secrets: readonly DeclaredSecret[]) =>
  secrets.filter(({ expiresAt }) => expiresAt !== undefined);

/** What became of a secret, as far as that can be told; undefined when it is the same, or is new. */
export function stateOf(
  before: DeclaredSecret | undefined,
  after: DeclaredSecret | undefined,
): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before.fingerprint === after.fingerprint) return undefined;
  const isReencrypted =
    before.dataKey !== undefined && after.dataKey !== undefined && before.dataKey !== after.dataKey;
  return isReencrypted ? SECRET_REENCRYPTED : SECRET_CHANGED;
}
