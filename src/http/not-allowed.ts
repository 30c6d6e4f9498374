import { errors } from 'oidc-provider';
import { accountView, userOf } from './account.ts';
import type { ConsentParts } from './consent.ts';
import { addressOfForm, finishInteraction, type InteractionRequest } from './interaction.ts';
import { leave } from './leave.ts';
import { sendPage } from './send-page.ts';
import { logoOrigins } from './logo-origins.ts';
import { signInAsSomebodyElse } from './switch-account.ts';

/** Says that the app is not for this account, and whom to ask. */
export function showNotAllowed(
  { site, formTokens }: ConsentParts,
  context: InteractionRequest,
): void {
  const { response, interaction } = context;
  const { uid, here, client, clientName, destination, locale } = interaction;
  const page = site.pages().notAllowed({
    locale,
    here,
    action: addressOfForm(context),
    csrf: formTokens.create(uid),
    client: { name: clientName, logoURL: client.logoURL, host: destination },
    account: accountView(userOf(context)),
    contacts: client.contacts,
  });
  sendPage(response, page, { secure: site.secure, imageOrigins: logoOrigins(client.logoURL) });
}

/** Lets somebody else sign in, or goes back to the app without access. */
export async function answerNotAllowed(
  { site }: ConsentParts,
  context: InteractionRequest,
): Promise<void> {
  const decision: unknown = context.request.body?.decision;
  switch (decision) {
    case 'switch':
      leave(site, context, signInAsSomebodyElse(context));
      return;
    case 'back':
      leave(site, context, await denied(context));
      return;
    default:
      throw new errors.InvalidRequest('the form has no such button');
  }
}

/** OpenID Connect Core section 3.1.2.6. */
function denied(context: InteractionRequest): Promise<string> {
  return finishInteraction(
    context,
    { error: 'access_denied', error_description: 'this account may not use the app' },
    { mergeWithLastSubmission: false },
  );
}
