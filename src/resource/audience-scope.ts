const PREFIX = 'audience:server:client_id:';

/**
 * The client, by id, that a scope wants in the audience of the ID token; undefined for any other
 * scope. The syntax is that of Dex.
 */
export function audienceOfScope(scope: string): string | undefined {
  return scope.startsWith(PREFIX) ? scope.slice(PREFIX.length) : undefined;
}

/** The scope by which an app asks for a token that is for another client as well. */
export function audienceScopeFor(clientId: string): string {
  return `${PREFIX}${clientId}`;
}

/**
 * Whom an ID token is for: those that its scopes name, and the party that is given it (OpenID Connect
 * Core section 2).
 */
export function audienceOfIdToken(
  audiences: readonly string[],
  clientId: string,
): string | readonly string[] {
  const all = [...new Set([...audiences, clientId])];
  return all.length === 1 ? clientId : all;
}
