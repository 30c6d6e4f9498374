const PREFIX = 'audience:server:client_id:';

/**
 * The client, by id, that a scope wants in the audience of the ID token; undefined for any other
 * scope. The syntax is that of Dex.
 */
export function audienceOfScope(scope: string): string | undefined {
  return scope.startsWith(PREFIX) ? scope.slice(PREFIX.length) : undefined;
}

export function audienceScopeFor(clientId: string): string {
  return `${PREFIX}${clientId}`;
}
