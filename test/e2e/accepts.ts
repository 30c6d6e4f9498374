import { authorizationURL } from '../http/sign-in-page.ts';

/** Whether the authorization endpoint takes a client and its redirect URI. */
export async function accepts(
  { url }: Readonly<{ url: string }>,
  clientId: string,
  redirectURI: string,
): Promise<boolean> {
  const parameters = { client_id: clientId, redirect_uri: redirectURI, scope: 'openid' };
  const response = await fetch(authorizationURL(url, parameters), { redirect: 'manual' });
  return response.status === 303;
}
