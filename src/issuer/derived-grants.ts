import type { Grant, Provider } from 'oidc-provider';

/** Links a grant to the one it comes from; the store deletes by this name what is revoked. */
const PARENT = 'grantId';

type Derived = Grant & { [PARENT]?: string };

type Terms = Readonly<{
  accountId: string;
  clientId: string;
  scope: string;
  rootGrantId: string;
  /** Lifetime in seconds. */
  expiresIn: number;
}>;

/** Makes the engine keep which grant another one comes from. */
export function installDerivedGrants({ Grant }: Provider): void {
  const fields = Grant.IN_PAYLOAD;
  Object.defineProperty(Grant, 'IN_PAYLOAD', { get: () => [...fields, PARENT] });
}

/** A grant for another client, which ends with the one that the person gave. Not saved yet. */
export function deriveGrant(
  provider: Provider,
  { accountId, clientId, scope, rootGrantId, expiresIn }: Terms,
): Grant {
  const grant: Derived = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  return Object.assign(grant, { [PARENT]: rootGrantId, expiresIn });
}

/** The grant that a person gave, from which this one comes; its own id for most. */
export function rootOf(grant: Derived): string {
  return grant[PARENT] ?? grant.jti;
}
