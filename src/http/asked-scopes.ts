import { audiencesIn } from '../issuer/audience-scopes.ts';
import { claimsOfScope } from '../people/claims.ts';
import type { Locale } from '../pages/locale.ts';
import { anyTextIn } from '../pages/localized-text.ts';
import type { AskedScope } from '../pages/scope-view.ts';
import { audienceOfScope } from '../resource/audience-scope.ts';
import { STANDARD_SCOPES } from '../resource/scope-rules.ts';
import { findClient } from '../snapshot/snapshot.ts';
import type { User } from '../snapshot/user.ts';
import { askedClaims } from './asked-claims.ts';
import { allOfAPIs, describeOfAPIs, missingOfAPIs } from './asked-of-apis.ts';
import { clientNameIn } from './client-name.ts';
import type { InteractionRequest } from './interaction.ts';
import { textsOf, wordsOf } from './texts.ts';

/** What the app would newly get to see or do, with the values it would see. */
export function askedScopes(context: InteractionRequest, user: User): readonly AskedScope[] {
  const asked = askedFor(context);
  return [
    ...asked.scopes
      .filter((scope) => audienceOfScope(scope) === undefined)
      .map((scope) => describe(scope, context, user)),
    ...askedClaims(context, user),
    ...describeOfAPIs(asked.ofAPIs, context),
  ];
}

/** Names of the other apps at which this one would act for the person. */
export function askedAudiences(context: InteractionRequest): readonly string[] {
  const { snapshot, interaction } = context;
  return audiencesIn(askedFor(context).scopes)
    .filter((id) => id !== interaction.client.id)
    .map((id) => {
      const client = findClient(snapshot, id);
      return client === undefined ? id : clientNameIn(client, interaction.locale);
    });
}

/** A prompt for consent again lacks nothing: then everything is listed. */
function askedFor(context: InteractionRequest) {
  const { interaction } = context;
  const { params, prompt } = interaction;
  const scopes = textsOf(prompt.details['missingOIDCScope']);
  const ofAPIs = missingOfAPIs(prompt.details);
  const claims = textsOf(prompt.details['missingOIDCClaims']);
  if (scopes.length > 0 || claims.length > 0 || Object.keys(ofAPIs).length > 0) {
    return { scopes, ofAPIs };
  }
  return {
    scopes: wordsOf(params['scope']).filter((scope) => isOfNoAPI(scope, context)),
    ofAPIs: allOfAPIs(context),
  };
}

function isOfNoAPI(scope: string, { snapshot }: InteractionRequest): boolean {
  const standard: readonly string[] = STANDARD_SCOPES;
  const isKnown = standard.includes(scope) || snapshot.scopes.has(scope);
  return isKnown || audienceOfScope(scope) !== undefined;
}

function describe(
  scope: string,
  { snapshot, interaction }: InteractionRequest,
  user: User,
): AskedScope {
  const described = describeOne(scope, { snapshot, locale: interaction.locale });
  return { ...described, values: valuesOf(scope, { snapshot, user }) };
}

type Wording = Readonly<{ snapshot: InteractionRequest['snapshot']; locale: Locale }>;

/** Scopes in the words of the directory, before it is known whose values an app would see. */
export function describeScopes(scopes: readonly string[], wording: Wording): readonly AskedScope[] {
  return scopes.map((scope) => describeOne(scope, wording));
}

function describeOne(scope: string, { snapshot, locale }: Wording): AskedScope {
  const declared = snapshot.scopes.get(scope);
  return {
    scope,
    description: declared && anyTextIn(declared.description, locale),
    sensitive: declared?.sensitive,
  };
}

function valuesOf(
  scope: string,
  { snapshot, user }: Readonly<{ snapshot: InteractionRequest['snapshot']; user: User }>,
): readonly string[] {
  switch (scope) {
    case 'openid':
      return [];
    case 'profile':
      return [...new Set([user.name ?? user.username, user.username])];
    case 'email':
      return user.email === undefined ? [] : [user.email];
    default:
      return Object.values(claimsOfScope(user, scope, snapshot.scopes))
        .flat()
        .map(String);
  }
}
