import type { SignInFailure } from '../pages/sign-in-page.ts';
import { checkPassword, type PasswordHashOf } from '../people/check-password.ts';
import type { SignInOutcome, SignInThrottle } from '../people/sign-in-throttle.ts';
import type { BoundedQueue } from '../secret/bounded-queue.ts';
import type { User } from '../snapshot/user.ts';
import { PASSWORD_SIGN_IN } from '../issuer/password-sign-in.ts';
import type { FormTokens } from './form-token.ts';
import { addressOfForm, finishInteraction, type InteractionRequest } from './interaction.ts';
import { leave } from './leave.ts';
import { logoOrigins } from './logo-origins.ts';
import { sendPage } from './send-page.ts';
import type { Site } from './site.ts';

export type SignInParts = Readonly<{
  site: Site;
  formTokens: FormTokens;
  throttle: SignInThrottle;
  /** Keeps a flood of sign-ins from filling the thread pool, which signs tokens as well. */
  passwordChecks: BoundedQueue;
  passwordHashOf: PasswordHashOf;
  /** Told of every attempt; never gets a password. */
  audit(event: SignInEvent): void;
}>;

/** What somebody who tried to sign in came to, and from which address. */
export type SignInEvent = Readonly<{
  outcome: SignInOutcome<User>['kind'];
  clientId: string;
  address: string;
  sub?: string;
}>;

/** A person may type that much. */
const LOGIN_LIMIT = 255;

/** Shows the form. */
export function showSignIn(parts: SignInParts, context: InteractionRequest): void {
  const hint = context.interaction.params['login_hint'];
  render(parts, context, typeof hint === 'string' ? hint : undefined);
}

/** Answers the form: signs in, says that name and password do not match, or goes back to the app. */
export async function answerSignIn(parts: SignInParts, context: InteractionRequest): Promise<void> {
  const form = readForm(context.request.body);
  if (form.cancelled) {
    leave(parts.site, context, await cancelled(context));
    return;
  }
  const { login, password, remember } = form;
  const outcome = await parts.throttle.attempt({ login, address: context.request.ip ?? '' }, () =>
    checkPassword(
      context.snapshot,
      { login, password },
      { queue: parts.passwordChecks, passwordHashOf: parts.passwordHashOf },
    ),
  );
  if (outcome.kind !== 'success') {
    audit(parts, context, outcome.kind);
    refuse(parts, context, login, outcome);
    return;
  }
  audit(parts, context, 'success', outcome.person);
  const { acr, amr } = PASSWORD_SIGN_IN;
  const result = { login: { accountId: outcome.person.sub, remember, acr, amr: [...amr] } };
  leave(
    parts.site,
    context,
    await finishInteraction(context, result, { mergeWithLastSubmission: false }),
  );
}

type Refusal = Exclude<SignInOutcome<User>, { kind: 'success' }>;

function refuse(
  parts: SignInParts,
  context: InteractionRequest,
  login: string,
  outcome: Refusal,
): void {
  if (outcome.kind === 'mismatch') {
    render(parts, context, login, 'mismatch');
    return;
  }
  const now = new Date();
  const throttledUntil = new Date(now.getTime() + outcome.retryAfterMs);
  context.response.setHeader('Retry-After', Math.ceil(outcome.retryAfterMs / 1000));
  render(parts, context, login, { throttledUntil, now });
}

/** OpenID Connect Core section 3.1.2.6: the person would not sign in. */
function cancelled(context: InteractionRequest): Promise<string> {
  return finishInteraction(
    context,
    { error: 'access_denied', error_description: 'the person cancelled the sign-in' },
    { mergeWithLastSubmission: false },
  );
}

type Form = Readonly<{ login: string; password: string; remember: boolean; cancelled: boolean }>;

function readForm(body: unknown): Form {
  const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const text = (name: string) => {
    const value: unknown = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    login: text('login').trim().slice(0, LOGIN_LIMIT),
    password: text('password'),
    remember: fields.has('remember'),
    cancelled: text('decision') === 'cancel',
  };
}

function render(
  { site, formTokens }: SignInParts,
  context: InteractionRequest,
  login?: string,
  failure?: SignInFailure,
): void {
  const { request, response, interaction } = context;
  const { uid, here, client, clientName, destination, locale } = interaction;
  const page = site.pages().signIn({
    locale,
    here: request.method === 'GET' ? here : undefined,
    action: addressOfForm(context),
    csrf: formTokens.create(uid),
    client: { name: clientName, logoURL: client.logoURL, host: destination },
    login,
    failure,
    rememberable: true,
  });
  sendPage(response, page, { secure: site.secure, imageOrigins: logoOrigins(client.logoURL) });
}

function audit(
  parts: SignInParts,
  { request, interaction }: InteractionRequest,
  outcome: SignInEvent['outcome'],
  user?: User,
): void {
  parts.audit({
    outcome,
    clientId: interaction.client.id,
    address: request.ip ?? '',
    ...(user === undefined ? {} : { sub: user.sub }),
  });
}
