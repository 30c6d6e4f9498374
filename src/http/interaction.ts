import type { Request, Response } from 'express';
import { errors, type InteractionResults, type Provider } from 'oidc-provider';
import { destinationOf, type Destination } from '../pages/destination.ts';
import { chooseLocale, type Locale } from '../pages/locale.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import type { Client } from '../snapshot/client.ts';
import { clientNameIn } from './client-name.ts';

/** A sign-in under way: what the app asked for, and what the person is asked to do next. */
export type Interaction = Readonly<{
  uid: string;
  prompt: Readonly<{ name: string; details: Readonly<Record<string, unknown>> }>;
  params: Readonly<Record<string, unknown>>;
  /** Subject of the session, once somebody signed in. */
  sub?: string;
  grantId?: string;
  client: Client;
  /** Its name in the language of the pages. */
  clientName: string;
  /** Where the app asked the person to be sent to. */
  destination: Destination;
  locale: Locale;
}>;

/** Everything that is needed to answer a request of the interaction pages. */
export type InteractionRequest = Readonly<{
  request: Request<{ uid: string }>;
  response: Response;
  provider: Provider;
  snapshot: Snapshot;
  interaction: Interaction;
}>;

/**
 * Loads the sign-in that a request belongs to.
 * @throws errors.SessionNotFound when it is over, expired, or began in another browser
 * @throws errors.InvalidClient when its client is gone
 * @throws errors.InvalidRedirectUri when that is gone
 */
export async function loadInteraction(
  provider: Provider,
  snapshot: Snapshot,
  request: Request<{ uid: string }>,
  response: Response,
): Promise<Interaction> {
  const details = await provider.interactionDetails(request, response);
  if (details.uid !== request.params.uid) {
    throw new errors.SessionNotFound('this page belongs to another sign-in');
  }
  const { params, prompt, session, grantId } = details;
  const client = findClient(snapshot, String(params['client_id']));
  if (client?.enabled !== true) throw new errors.InvalidClient('client is invalid');
  const redirectURI = String(params['redirect_uri']);
  // The engine looks at it again only when the sign-in goes well, but errors are sent there, too.
  const engineClient = await provider.Client.find(client.id);
  if (engineClient?.redirectUriAllowed(redirectURI) !== true) throw new errors.InvalidRedirectUri();
  const locale = localeOf(request, params);
  return {
    uid: details.uid,
    prompt,
    params,
    client,
    clientName: clientNameIn(client, locale),
    destination: destinationOf(redirectURI),
    locale,
    ...(session === undefined ? {} : { sub: session.accountId }),
    ...(grantId === undefined ? {} : { grantId }),
  };
}

/** The page's own choice, else the app's wish, else the browser's. */
function localeOf(
  request: Request<{ uid: string }>,
  params: Readonly<Record<string, unknown>>,
): Locale {
  const chosen = request.query['ui_locales'] ?? params['ui_locales'];
  return chooseLocale({
    uiLocales: typeof chosen === 'string' ? chosen : undefined,
    acceptLanguage: request.headers['accept-language'],
  });
}

/** Where a page posts its form to, so that the answer speaks the language chosen on the page. */
export function addressOfForm(
  here: string,
  request: Request<{ uid: string }>,
  locale: Locale,
): string {
  return request.query['ui_locales'] === undefined ? here : `${here}?ui_locales=${locale}`;
}

/** Ends the prompt with a result; returns where the engine goes on with the sign-in. */
export function finishInteraction(
  { provider, request, response }: InteractionRequest,
  result: InteractionResults,
  options?: Readonly<{ mergeWithLastSubmission: boolean }>,
): Promise<string> {
  return provider.interactionResult(request, response, result, options);
}
