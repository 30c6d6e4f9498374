import { anyTextIn } from '../pages/localized-text.ts';
import type { AskedScope } from '../pages/scope-view.ts';
import type { InteractionRequest } from './interaction.ts';
import { textsOf, wordsOf } from './texts.ts';

/** Scopes by resource indicator (RFC 8707). */
type ScopesOfAPIs = Readonly<Record<string, readonly string[]>>;

/** The scopes of APIs that a prompt lacks. */
export function missingOfAPIs(details: Readonly<Record<string, unknown>>): ScopesOfAPIs {
  const missing = details['missingResourceScopes'];
  if (typeof missing !== 'object' || missing === null) return {};
  return Object.fromEntries(
    Object.entries(missing).map(([indicator, scopes]) => [indicator, textsOf(scopes)]),
  );
}

/** Everything that a request asks of APIs. */
export function allOfAPIs({ interaction, snapshot }: InteractionRequest): ScopesOfAPIs {
  const { resource, scope } = interaction.params;
  const indicators = typeof resource === 'string' ? [resource] : textsOf(resource);
  const { scopes: allowed } = interaction.client;
  return Object.fromEntries(
    indicators.map((indicator) => {
      const known = snapshot.resourceServers.get(indicator)?.scopes;
      const asked = wordsOf(scope).filter((name) => known?.has(name) && allowed.includes(name));
      return [indicator, asked];
    }),
  );
}

/** The same in the words of the directory, with the name of the API. */
export function describeOfAPIs(
  asked: ScopesOfAPIs,
  { interaction, snapshot }: InteractionRequest,
): readonly AskedScope[] {
  return Object.entries(asked).flatMap(([indicator, scopes]) => {
    const server = snapshot.resourceServers.get(indicator);
    return scopes.map((scope) => {
      const declared = server?.scopes.get(scope);
      return {
        scope,
        api: server?.name ?? indicator,
        description: declared && anyTextIn(declared.description, interaction.locale),
        sensitive: declared?.sensitive,
      };
    });
  });
}
