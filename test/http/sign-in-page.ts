import { clientFile } from '../e2e/declarations.ts';
import { HTTPBrowser } from '../e2e/http-browser.ts';
import { startIssuer, type IssuerOptions, type RunningIssuer } from '../e2e/running-issuer.ts';
import { peopleFiles } from '../e2e/sign-in-files.ts';

/** Nobody listens there: the browser stops at its door. */
export const CALLBACK = 'https://app.example.com/callback';

/** RFC 7636 appendix B, like the challenge below. */
export const CODE_VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const PKCE = {
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
} as const;

/** An issuer with two people and one public client, called app. */
export async function startIssuerWithApp(options: IssuerOptions = {}): Promise<RunningIssuer> {
  const files = {
    ...(await peopleFiles()),
    'clients/app.yaml': clientFile('app', {
      name: 'The app',
      public: true,
      redirectURIs: [CALLBACK],
      logoURL: 'https://logos.example.com/app.png',
    }),
  };
  return startIssuer({ ...options, files: (url) => ({ ...files, ...options.files?.(url) }) });
}

/** The address of an authorization request of the app. */
export function authorizationURL(
  issuerURL: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    client_id: 'app',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid email',
    state: 'the-state',
    ...PKCE,
    ...parameters,
  });
  return `${issuerURL}/auth?${query.toString()}`;
}

/** A browser that stands on the sign-in page. */
export function openSignIn(
  issuerURL: string,
  parameters?: Readonly<Record<string, string>>,
): Promise<HTTPBrowser> {
  return new HTTPBrowser().open(authorizationURL(issuerURL, parameters));
}

export function csrfOf({ html }: HTTPBrowser): string {
  const token = /name="csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error(`no form on the page:\n${html}`);
  return token;
}

/** The address that the log has for a sign-in with these headers. */
export async function auditedAddress(
  issuer: RunningIssuer,
  issuerURL: string,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> {
  const browser = await openSignIn(issuerURL);
  const body = new URLSearchParams({ csrf: csrfOf(browser), login: 'nobody', password: 'x' });
  const before = mismatchesIn(issuer.output()).length;
  await browser.open(browser.url, { method: 'POST', body, headers });
  await issuer.until((output) => mismatchesIn(output).length > before);
  const line: unknown = JSON.parse(mismatchesIn(issuer.output()).at(-1) ?? '{}');
  return typeof line === 'object' && line !== null && 'address' in line ? line.address : undefined;
}

const mismatchesIn = (output: string) =>
  output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.includes('sign-in: mismatch'));
