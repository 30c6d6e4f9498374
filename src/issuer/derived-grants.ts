import type { Grant, Provider } from 'oidc-provider';

/** Links a grant to the one it comes from; the store deletes by this name what is revoked. */
const PARENT = 'grantId';

/** The client of that one, by which the store deletes it when that client ends. */
const SOURCE = 'sourceClientId';

type Derived = Grant & { [PARENT]?: string; [SOURCE]?: string };

type Terms = Readonly<{
  accountId: string;
  clientId: string;
  scope: string;
  root: RootGrant;
  /** Lifetime in seconds. */
  expiresIn: number;
}>;

/** The grant that a person gave, and the client they gave it to. */
export type RootGrant = Readonly<{ grantId: string; clientId: string }>;

/** Makes the engine keep which grant another one comes from. */
export function installDerivedGrants({ Grant }: Provider): void {
  const fields = Grant.IN_PAYLOAD;
  Object.defineProperty(Grant, 'IN_PAYLOAD', { get: () => [...fields, PARENT, SOURCE] });
}

/** A grant for another client, which ends with the one that the person gave. Not saved yet. */
export function deriveGrant(
  provider: Provider,
  { accountId, clientId, scope, root, expiresIn }: Terms,
): Grant {
  const grant: Derived = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  return Object.assign(grant, { [PARENT]: root.grantId, [SOURCE]: root.clientId, expiresIn });
}

/** Where a grant comes from; for most from nowhere, so that it is its own root. */
export function rootOf(grant: Derived): RootGrant {
  return { grantId: grant[PARENT] ?? grant.jti, clientId: grant[SOURCE] ?? grant.clientId ?? '' };
}
