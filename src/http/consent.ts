import { errors, type Grant } from 'oidc-provider';
import type { AccountView } from '../pages/client-view.ts';
import type { AskedScope } from '../pages/scope-view.ts';
import type { User } from '../snapshot/user.ts';
import type { FormTokens } from './form-token.ts';
import { addressOfForm, finishInteraction, type InteractionRequest } from './interaction.ts';
import { leave } from './leave.ts';
import { sendPage } from './send-page.ts';
import { logoOrigins } from './sign-in.ts';
import type { Site } from './site.ts';

export type ConsentParts = Readonly<{ site: Site; formTokens: FormTokens }>;

/** Asks whether the app may have what it asks for. */
export function showConsent({ site, formTokens }: ConsentParts, context: InteractionRequest): void {
  const { request, response, interaction } = context;
  const { uid, client, destination, locale } = interaction;
  const user = userOf(context);
  const here = `${site.basePath}/interaction/${uid}`;
  const page = site.pages().consent({
    locale,
    here,
    action: addressOfForm(here, request, locale),
    csrf: formTokens.create(uid),
    client: {
      name: client.name,
      logoURL: client.logoURL,
      host: destination,
      clientURI: client.clientURI,
      policyURI: client.policyURI,
      tosURI: client.tosURI,
    },
    account: accountView(user),
    asked: askedScopes(context, user),
  });
  sendPage(response, page, { secure: site.secure, imageOrigins: logoOrigins(client.logoURL) });
}

/** Answers the form: grants, refuses, or lets somebody else sign in. */
export async function answerConsent(
  parts: ConsentParts,
  context: InteractionRequest,
): Promise<void> {
  const decision: unknown = context.request.body?.decision;
  leave(parts.site, context, await decide(decision, context));
}

async function decide(decision: unknown, context: InteractionRequest): Promise<string> {
  switch (decision) {
    case 'allow':
      return finishInteraction(context, { consent: await grantAsked(context) });
    case 'deny':
      return finishInteraction(
        context,
        { error: 'access_denied', error_description: 'the person did not allow it' },
        { mergeWithLastSubmission: false },
      );
    case 'switch':
      return signInAsSomebodyElse(context);
    default:
      throw new errors.InvalidRequest('the form has no such button');
  }
}

/** Adds what the prompt lacks to the grant of this session, or to a new one. */
async function grantAsked({
  provider,
  interaction,
}: InteractionRequest): Promise<{ grantId?: string }> {
  const { grantId, client, sub, prompt } = interaction;
  const existing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant =
    existing ?? new provider.Grant({ clientId: client.id, ...(sub && { accountId: sub }) });
  addMissing(grant, prompt.details);
  const saved = await grant.save();
  return existing === undefined ? { grantId: saved } : {};
}

function addMissing(grant: Grant, details: Readonly<Record<string, unknown>>): void {
  grant.addOIDCScope(textsOf(details['missingOIDCScope']).join(' '));
  grant.addOIDCClaims(textsOf(details['missingOIDCClaims']));
}

/** Begins the same request anew, asking for a sign-in (OpenID Connect Core section 3.1.2.1, prompt). */
function signInAsSomebodyElse({ provider, interaction }: InteractionRequest): Promise<string> {
  const params = Object.entries(interaction.params).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const query = new URLSearchParams(params);
  query.set('prompt', 'login');
  return Promise.resolve(`${provider.urlFor('authorization')}?${query.toString()}`);
}

function userOf({ snapshot, interaction }: InteractionRequest): User {
  const user = snapshot.usersBySub.get(interaction.sub ?? '');
  if (user === undefined) throw new errors.SessionNotFound('the account of this sign-in is gone');
  return user;
}

/** A person as the pages call them. */
export function accountView(user: User): AccountView {
  return { name: user.name ?? user.username, email: user.email, login: user.username };
}

/** What the app would newly get to see, with the values it would see. */
function askedScopes({ interaction }: InteractionRequest, user: User): readonly AskedScope[] {
  const missing = textsOf(interaction.prompt.details['missingOIDCScope']);
  const asked = typeof interaction.params['scope'] === 'string' ? interaction.params['scope'] : '';
  // A prompt for consent again lacks nothing: then everything is listed.
  const scopes = missing.length > 0 ? missing : asked.split(' ').filter((scope) => scope !== '');
  return scopes.map((scope) => ({ scope, values: valuesOf(scope, user) }));
}

function valuesOf(scope: string, user: User): readonly string[] {
  switch (scope) {
    case 'profile':
      return [...new Set([user.name ?? user.username, user.username])];
    case 'email':
      return user.email === undefined ? [] : [user.email];
    case 'groups':
      return user.groups;
    default:
      return [];
  }
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
