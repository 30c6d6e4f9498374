import { ALICE, PASSWORD } from './declarations.ts';
import type { HTTPBrowser } from './http-browser.ts';

type Steps = Readonly<{
  login?: string;
}>;

/** Signs in as Alice and allows what is asked, until the issuer sends the browser to the app. */
export async function throughPages(
  browser: HTTPBrowser,
  start: string,
  leaveTo: string,
  steps: Steps = {},
): Promise<URL> {
  await browser.open(start, {}, leaveTo);
  return answerPages(browser, leaveTo, steps);
}

/** The same for a browser that stands on the first page already. */
export async function answerPages(
  browser: HTTPBrowser,
  leaveTo: string,
  { login = ALICE.email }: Steps = {},
): Promise<URL> {
  for (let page = 0; !browser.url.startsWith(leaveTo); page++) {
    if (page > 3) throw new Error(`the issuer never sent the browser away:\n${browser.html}`);
    await browser.submit(answerTo(browser, login), leaveTo);
  }
  return new URL(browser.url);
}

function answerTo({ html, status, url }: HTTPBrowser, login: string): Record<string, string> {
  if (html.includes('type="password"')) return { login, password: PASSWORD };
  if (html.includes('value="allow"')) return { decision: 'allow' };
  throw new Error(`neither sign-in nor consent, but status ${status} at ${url}:\n${html}`);
}
