import { readFile } from 'node:fs/promises';
import express, { type Express } from 'express';

// Its package exports no file for the script element of a page.
const LIBRARY = new URL('../browser/oidc-client-ts.min.js', import.meta.resolve('oidc-client-ts'));

/**
 * A single-page app on oidc-client-ts: it signs in without a secret, renews in a hidden frame and
 * asks the userinfo endpoint across origins. `#result` shows what it knows, `#failure` what failed.
 */
export async function createSPA(issuerURL: string, clientId: string): Promise<Express> {
  const library = await readFile(LIBRARY);
  const page = pageOf(issuerURL, clientId);
  const app = express();
  app.get('/oidc-client-ts.js', (_request, response) => {
    response.type('text/javascript').send(library);
  });
  app.get(['/', '/callback', '/silent'], (_request, response) => {
    response.type('html').send(page);
  });
  return app;
}

function pageOf(issuerURL: string, clientId: string): string {
  return `<!doctype html>
<html lang="en">
<title>Single-page app</title>
<link rel="icon" href="data:," />
<button id="sign-in">Sign in here</button>
<button id="renew">Renew</button>
<button id="sign-out">Sign out here</button>
<pre id="result"></pre>
<pre id="failure"></pre>
<script src="/oidc-client-ts.js"></script>
<script>
  const manager = new oidc.UserManager({
    authority: ${JSON.stringify(issuerURL)},
    client_id: ${JSON.stringify(clientId)},
    redirect_uri: location.origin + '/callback',
    silent_redirect_uri: location.origin + '/silent',
    post_logout_redirect_uri: location.origin + '/',
    scope: 'openid profile email',
    loadUserInfo: true,
    automaticSilentRenew: false,
    monitorSession: false,
  });
  const show = (user) => {
    document.querySelector('#result').textContent = JSON.stringify(user);
  };
  const fail = (failure) => {
    document.querySelector('#failure').textContent = failure.error ?? String(failure);
  };
  const on = (id, act) => document.querySelector(id).addEventListener('click', () => act().catch(fail));
  on('#sign-in', () => manager.signinRedirect());
  on('#renew', async () => show(await manager.signinSilent({ forceIframeAuth: true })));
  on('#sign-out', () => manager.signoutRedirect());
  if (location.pathname === '/callback') manager.signinRedirectCallback().then(show, fail);
  if (location.pathname === '/silent') manager.signinSilentCallback().catch(fail);
</script>
</html>
`;
}
