import type { AskedScope } from '../pages/scope-view.ts';
import { claimsFor, claimsOfScope, type Claims } from '../people/claims.ts';
import type { User } from '../snapshot/user.ts';
import type { InteractionRequest } from './interaction.ts';
import { textsOf, wordsOf } from './texts.ts';

/**
 * The claims that an app asks for one by one (OpenID Connect Core section 5.5), with their values:
 * those that no scope of the same request opens.
 */
export function askedClaims(context: InteractionRequest, user: User): readonly AskedScope[] {
  const { snapshot, interaction } = context;
  const { client, params, prompt } = interaction;
  const missing = textsOf(prompt.details['missingOIDCClaims']);
  const names = missing.length > 0 ? missing : namesIn(params['claims']);
  const opened = new Set(
    wordsOf(params['scope']).flatMap((scope) =>
      Object.keys(claimsOfScope(user, scope, snapshot.scopes)),
    ),
  );
  const asked = names.filter((name) => !opened.has(name));
  const claims = claimsFor(user, { client, granted: [], single: asked, scopes: snapshot.scopes });
  return asked.filter((name) => name in claims).map((name) => describe(name, claims));
}

function describe(name: string, claims: Claims): AskedScope {
  return { scope: name, values: [claims[name] ?? []].flat().map(String) };
}

/** The parameter was checked and narrowed when the request came. */
function namesIn(parameter: unknown): readonly string[] {
  if (typeof parameter !== 'string') return [];
  const places: unknown = JSON.parse(parameter);
  if (typeof places !== 'object' || places === null) return [];
  const names = Object.values(places).flatMap((asked: unknown) =>
    typeof asked === 'object' && asked !== null ? Object.keys(asked) : [],
  );
  return [...new Set(names)].filter((name) => name !== 'sub');
}
