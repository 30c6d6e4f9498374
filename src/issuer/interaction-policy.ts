import { errors, interactionPolicy } from 'oidc-provider';

type Policy = ReturnType<typeof interactionPolicy.base>;

/**
 * When a person is asked to do something. To the engine's own policy it adds what a reload can
 * bring about while a sign-in is under way: an account that is gone, a redirect URI that is gone.
 */
export function createInteractionPolicy(): Policy {
  const policy = interactionPolicy.base();
  const login = policy.get('login');
  if (login === undefined) throw new Error('the engine has no login prompt');
  login.checks.add(accountIsGone(), 0);
  login.checks.add(redirectURIIsGone(), 0);
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
