import { errors, interactionPolicy } from 'oidc-provider';
import { mayUse } from '../people/access.ts';
import { consentRuleOf } from '../people/consent.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { isSessionOver } from './session-lifetime.ts';

type Policy = ReturnType<typeof interactionPolicy.base>;

/** Name of the prompt by which a person learns that an app is not for them. */
export const ACCESS_PROMPT = 'access';

/**
 * When a person is asked to do something. To the engine's own policy it adds what a reload can bring
 * about while a sign-in is under way (an account that is gone, a redirect URI that is gone), who may
 * use an app at all, and apps whose file has people asked each time.
 */
export function createInteractionPolicy(current: CurrentSnapshot): Policy {
  const policy = interactionPolicy.base();
  const login = policy.get('login');
  const consent = policy.get('consent');
  if (login === undefined || consent === undefined)
    throw new Error('the engine has no such prompt');
  login.checks.add(accountIsGone(), 0);
  login.checks.add(sessionIsOver(current), 0);
  login.checks.add(redirectURIIsGone(), 0);
  consent.checks.add(isAskedEachTime(current));
  const access = new interactionPolicy.Prompt({ name: ACCESS_PROMPT }, isNotAllowed(current));
  policy.add(access, policy.indexOf(consent));
  return policy;
}

function accountIsGone() {
  return new interactionPolicy.Check(
    'account_gone',
    'the account of this session can no longer sign in',
    'login_required',
    ({ oidc }) => oidc.session?.accountId !== undefined && oidc.account === undefined,
  );
}

function sessionIsOver(current: CurrentSnapshot) {
  return new interactionPolicy.Check(
    'session_over',
    'the session has lasted its time',
    'login_required',
    ({ oidc }) => isSessionOver(current.get().issuer.ttl, oidc.session?.loginTs),
  );
}

/** The engine compares redirect_uri only when a sign-in begins; the resumed one must pass again. */
function redirectURIIsGone() {
  return new interactionPolicy.Check('redirect_uri_gone', 'redirect_uri is gone', ({ oidc }) => {
    const redirectURI = oidc.params?.['redirect_uri'];
    if (typeof redirectURI === 'string' && oidc.client?.redirectUriAllowed(redirectURI) === false) {
      throw new errors.InvalidRedirectUri();
    }
    return false;
  });
}

/** Also for a session that began while the person still was allowed. */
function isNotAllowed(current: CurrentSnapshot) {
  return new interactionPolicy.Check(
    'not_allowed',
    'this account may not use the app',
    'access_denied',
    ({ oidc }) => {
      const snapshot = current.get();
      const client = findClient(snapshot, oidc.client?.clientId ?? '');
      const user = snapshot.usersBySub.get(oidc.session?.accountId ?? '');
      return client === undefined || user === undefined || !mayUse(client, user);
    },
  );
}

function isAskedEachTime(current: CurrentSnapshot) {
  return new interactionPolicy.Check(
    'asked_each_time',
    'people are asked at every sign-in to this app',
    'consent_required',
    ({ oidc }) => {
      const client = findClient(current.get(), oidc.client?.clientId ?? '');
      return (
        client !== undefined &&
        consentRuleOf(client) === 'ask' &&
        oidc.result?.consent === undefined
      );
    },
  );
}
