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
  /** Where its pages are, with what the person chose but the language. */
  here: string;
  prompt: Readonly<{ name: string; details: Readonly<Record<string, unknown>> }>;
  params: Readonly<Record<string, unknown>>;
  /** Subject of the session, once somebody signed in. */
  sub?: string;
  grantId?: string;
  client: Client;
  /** Its name in the language of the pages. */
  clientName: string;
  /** Where the app asked the person to be sent to; for a device code, the device. */
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
  const clientId = String(params['client_id']);
  // Has the document read of a client that has no file.
  await provider.Client.find(clientId);
  const client = findClient(snapshot, clientId);
  if (client?.enabled !== true) throw new errors.InvalidClient('client is invalid');
  const isForDevice = details.deviceCode !== undefined;
  const destination = isForDevice ? OTHER_DEVICE : await findDestination(provider, params);
  const locale = localeOf(request, params, snapshot);
  return {
    uid: details.uid,
    here: addressOf(request),
    prompt: wantsOtherAccount(request) ? SIGN_IN : prompt,
    params,
    client,
    clientName: clientNameIn(client, locale),
    destination,
    locale,
    ...(session === undefined ? {} : { sub: session.accountId }),
    ...(grantId === undefined ? {} : { grantId }),
  };
}

const OTHER_DEVICE = { kind: 'otherDevice' } as const;

/** The engine looks at it again only when the sign-in goes well, but errors are sent there, too. */
async function findDestination(
  provider: Provider,
  params: Readonly<Record<string, unknown>>,
): Promise<Destination> {
  const redirectURI = String(params['redirect_uri']);
  const client = await provider.Client.find(String(params['client_id']));
  if (client?.redirectUriAllowed(redirectURI) !== true) throw new errors.InvalidRedirectUri();
  return destinationOf(redirectURI);
}

/** What the engine calls a sign-in. */
const SIGN_IN = { name: 'login', details: {} };

/** In place of whatever else was asked somebody else may sign in. */
const OTHER_ACCOUNT = 'account=other';

const wantsOtherAccount = (request: Request) => request.query['account'] === 'other';

function addressOf(request: Request<{ uid: string }>): string {
  const path = request.baseUrl + request.path;
  return wantsOtherAccount(request) ? `${path}?${OTHER_ACCOUNT}` : path;
}

/** Where somebody else signs in to go on with this very sign-in. */
export function addressForOtherAccount({ here }: Interaction): string {
  return `${here.split('?', 1)[0]}?${OTHER_ACCOUNT}`;
}

/** The page's own choice, else the app's wish, else the browser's. */
function localeOf(
  request: Request<{ uid: string }>,
  params: Readonly<Record<string, unknown>>,
  { issuer }: Snapshot,
): Locale {
  const chosen = request.query['ui_locales'] ?? params['ui_locales'];
  const uiLocales = typeof chosen === 'string' ? chosen : undefined;
  const acceptLanguage = request.headers['accept-language'];
  return chooseLocale({ uiLocales, acceptLanguage }, issuer.locales);
}

/** Where a page posts its form to, so that the answer speaks the language chosen on the page. */
export function addressOfForm({ request, interaction }: InteractionRequest): string {
  const { here, locale } = interaction;
  if (request.query['ui_locales'] === undefined) return here;
  return `${here}${here.includes('?') ? '&' : '?'}ui_locales=${locale}`;
}

/** Ends the prompt with a result; returns where the engine goes on with the sign-in. */
export function finishInteraction(
  { provider, request, response }: InteractionRequest,
  result: InteractionResults,
  options?: Readonly<{ mergeWithLastSubmission: boolean }>,
): Promise<string> {
  return provider.interactionResult(request, response, result, options);
}
