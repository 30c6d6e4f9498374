import { errors, type Grant } from 'oidc-provider';
import type { RememberedConsents } from '../issuer/remembered-consents.ts';
import { consentRuleOf, REMEMBERED_DAYS } from '../people/consent.ts';
import { accountView, userOf } from './account.ts';
import { missingOfAPIs } from './asked-of-apis.ts';
import { askedAudiences, askedScopes } from './asked-scopes.ts';
import type { FormTokens } from './form-token.ts';
import { addressOfForm, finishInteraction, type InteractionRequest } from './interaction.ts';
import { leave } from './leave.ts';
import { sendPage } from './send-page.ts';
import { logoOrigins } from './logo-origins.ts';
import type { Site } from './site.ts';
import { signInAsSomebodyElse } from './switch-account.ts';
import { textsOf } from './texts.ts';

export type ConsentParts = Readonly<{
  site: Site;
  formTokens: FormTokens;
  consents: RememberedConsents;
}>;

/** Asks whether the app may have what it asks for. */
export function showConsent({ site, formTokens }: ConsentParts, context: InteractionRequest): void {
  const { response, interaction } = context;
  const { uid, here, client, clientName, destination, locale } = interaction;
  const user = userOf(context);
  const page = site.pages().consent({
    locale,
    here,
    action: addressOfForm(context),
    csrf: formTokens.create(uid),
    client: {
      name: clientName,
      logoURL: client.logoURL,
      host: destination,
      clientURI: client.clientURI,
      policyURI: client.policyURI,
      tosURI: client.tosURI,
      managedBy: client.contacts.join(', '),
    },
    account: accountView(user),
    asked: askedScopes(context, user),
    actsAt: askedAudiences(context),
    rememberedDays: isRemembered(context) ? REMEMBERED_DAYS : undefined,
  });
  sendPage(response, page, { secure: site.secure, imageOrigins: logoOrigins(client.logoURL) });
}

const isRemembered = ({ interaction }: InteractionRequest) =>
  consentRuleOf(interaction.client) === 'remember';

/** Answers the form: grants, refuses, or lets somebody else sign in. */
export async function answerConsent(
  parts: ConsentParts,
  context: InteractionRequest,
): Promise<void> {
  const decision: unknown = context.request.body?.decision;
  leave(parts.site, context, await decide(decision, parts, context));
}

async function decide(
  decision: unknown,
  { consents }: ConsentParts,
  context: InteractionRequest,
): Promise<string> {
  switch (decision) {
    case 'allow':
      return finishInteraction(context, { consent: await grantAsked(consents, context) });
    case 'deny':
      await consents.forget(context.interaction.sub ?? '', context.interaction.client.id);
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
async function grantAsked(
  consents: RememberedConsents,
  context: InteractionRequest,
): Promise<{ grantId?: string }> {
  const { provider, interaction } = context;
  const { grantId, client, sub, prompt } = interaction;
  const existing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant =
    existing ?? new provider.Grant({ clientId: client.id, ...(sub && { accountId: sub }) });
  addMissing(grant, prompt.details);
  const saved = await grant.save();
  if (sub !== undefined && isRemembered(context)) await consents.remember(sub, client.id, grant);
  return existing === undefined ? { grantId: saved } : {};
}

/** An empty list would leave an empty word in the grant. */
function addMissing(grant: Grant, details: Readonly<Record<string, unknown>>): void {
  const scopes = textsOf(details['missingOIDCScope']);
  const claims = textsOf(details['missingOIDCClaims']);
  if (scopes.length > 0) grant.addOIDCScope([...scopes]);
  if (claims.length > 0) grant.addOIDCClaims([...claims]);
  for (const [indicator, names] of Object.entries(missingOfAPIs(details))) {
    if (names.length > 0) grant.addResourceScope(indicator, [...names]);
  }
}
