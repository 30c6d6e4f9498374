import type { AccessToken } from 'oidc-provider';

/** Who acts for a person, and for whom that one acts in turn (RFC 8693 section 4.1). */
export type Actor = Readonly<{
  /** A client_id. */
  sub: string;
  act?: unknown;
}>;

const actors = new WeakMap<AccessToken, Actor>();

/** Says who acts with a token, before it is saved. */
export function setActor(token: AccessToken, actor: Actor): void {
  actors.set(token, actor);
}

export function actorOf(token: AccessToken): Actor | undefined {
  return actors.get(token);
}
