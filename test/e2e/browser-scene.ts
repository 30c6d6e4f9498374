import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { APP_HOST, startRelyingParty } from './relying-party.ts';
import type { RelyingParty, SignInResult } from './relying-party.ts';
import { startIssuer } from './running-issuer.ts';
import type { RunningIssuer } from './running-issuer.ts';
import { confidentialClient, peopleFiles } from './sign-in-files.ts';

const SECRET = 'the-secret-of-the-app';

/** A running issuer, an app of another site, and a browser to visit them with. */
export type BrowserScene = Readonly<{
  issuer: RunningIssuer;
  app: RelyingParty;
  /** Somebody with a browser of their own, until the test is over. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  /** The same people anew, who never signed in anywhere nor allowed an app anything. */
  newPeople(): Promise<void>;
  stop(): Promise<void>;
}>;

export type Visit = Readonly<{
  page: Page;
  context: BrowserContext;
  /** What the browser wrote to its console so far, uncaught errors included. */
  complaints: readonly string[];
}>;

export async function startBrowserScene(): Promise<BrowserScene> {
  const app = await startRelyingParty(() => ({
    issuerURL: issuer.url,
    clientId: 'wiki',
    secret: SECRET,
  }));
  const people = await peopleFiles();
  const files = { ...people, 'clients/wiki.yaml': await wikiClient(app) };
  const issuer = await startIssuer({ files: () => files });
  const browser = await launchBrowser([`--host-resolver-rules=MAP ${APP_HOST} 127.0.0.1`]);
  return {
    issuer,
    app,
    visit: (options) => visit(browser, options),
    newPeople: async () => {
      for (const [path, text] of Object.entries(people)) {
        const file = `${text}  sub: ${randomUUID()}\n`;
        await issuer.change(async () => issuer.write(path, file));
      }
    },
    stop: async () => {
      await browser.close();
      await app.stop();
      await issuer[Symbol.asyncDispose]();
    },
  };
}

function wikiClient(app: RelyingParty): Promise<string> {
  return confidentialClient('wiki', SECRET, {
    name: 'Team wiki',
    redirectURIs: [app.redirectURI],
    postLogoutRedirectURIs: [app.signedOut],
    logoURL: `${app.origin}/logo.svg`,
    clientURI: `${app.origin}/about`,
  });
}

/** Somebody with a browser of their own, until the test is over. */
export async function visit(browser: Browser, options?: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  onTestFinished(async () => context.close());
  const complaints: string[] = [];
  context.on('console', (message) => {
    // A page that is itself an answer like 401 is no fault of the page.
    const own = message.location().url === message.page()?.url();
    if (own && message.text().startsWith('Failed to load resource')) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  return { context, complaints, page: await context.newPage() };
}

/** Fills in the sign-in page and presses its button. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Username or email').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What the app got, once the person is back there. */
export async function resultOf(page: Page): Promise<SignInResult> {
  const shown = await page.locator('#result').textContent();
  return JSON.parse(shown ?? '') as SignInResult;
}
