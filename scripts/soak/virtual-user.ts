import { createHash, randomBytes } from 'node:crypto';
import { HTTPBrowser } from '../../test/e2e/http-browser.ts';
import {
  CALLBACK,
  callbackOf,
  clientPath,
  PASSWORD,
  PEOPLE,
  SECRET,
  SERVICES,
  userPath,
  versionOfLifetime,
  WEB_APPS,
} from './declared.ts';
import type { During, Ledger } from './ledger.ts';
import type { Random } from './random.ts';

export type UserParts = Readonly<{
  url: string;
  random: Random;
  ledger: Ledger;
  /** An answer that no revision of its time explains. */
  onWrong(what: string): void;
}>;

/** What a person or an app does; it touches the files that its failure may be explained by. */
export type Flow = Readonly<{ name: string; paths: readonly string[]; run(): Promise<void> }>;

type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>>; during: During }>;

const MOST_PAGES = 4;

/** Thinks up what somebody does next. */
export function nextFlow(parts: UserParts): Flow {
  const { random, ledger } = parts;
  const choice = random.next();
  const app = random.pick(WEB_APPS);
  // Who is gone fails to sign in, and too many failures from one address end in a pause for it.
  const people = PEOPLE.filter((name) => !ledger.isGone(userPath(name)));
  if (choice < 0.5) return signInFlow(parts, app, random.pick(people));
  if (choice < 0.75) return serviceFlow(parts, random.pick(SERVICES));
  return curiousFlow(parts, app);
}

/** From the app to the issuer and back, then everything that tokens are for. */
function signInFlow(parts: UserParts, app: string, person: string): Flow {
  const paths = [clientPath(app), userPath(person)];
  const run = async () => {
    const verifier = randomBytes(32).toString('base64url');
    const code = await authorize(parts, app, person, verifier);
    const grant = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
    const first = await token(parts, app, { ...grant, code_verifier: verifier });
    await userinfo(parts, person, String(first['access_token']));
    const refreshToken = String(first['refresh_token']);
    const renewed = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const second = await token(parts, app, renewed);
    await introspect(parts, app, String(second['access_token']));
  };
  return { name: `${person} signs in to ${app}`, paths, run };
}

function serviceFlow(parts: UserParts, service: string): Flow {
  const run = async () => void (await token(parts, service, { grant_type: 'client_credentials' }));
  return { name: `${service} asks for a token`, paths: [clientPath(service)], run };
}

/** Tries a redirect URI that one version has: the version of now, or one long gone or yet to come. */
function curiousFlow({ url, random, ledger, onWrong }: UserParts, app: string): Flow {
  const path = clientPath(app);
  const run = async () => {
    const version = Math.max(1, ledger.latest(path) + random.below(4) - 2);
    const redirectURI = callbackOf(version);
    const query = authorizationQuery(app, redirectURI, 'x'.repeat(43), { prompt: 'none' });
    const from = performance.now();
    const response = await fetch(`${url}/auth?${query.toString()}`, { redirect: 'manual' });
    await response.arrayBuffer();
    const during = { from, to: performance.now() };
    const isAccepted = response.headers.get('location')?.startsWith(redirectURI) === true;
    const look = isAccepted ? 'observe' : 'observeOther';
    const wrong = ledger[look](path, version, during);
    if (wrong !== undefined) onWrong(`${wrong} (redirect URI, status ${response.status})`);
  };
  return { name: `a curious person looks at ${app}`, paths: [path], run };
}

/** Signs in and allows; returns the code. */
async function authorize(
  { url, ledger, onWrong }: UserParts,
  app: string,
  person: string,
  verifier: string,
): Promise<string> {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const browser = new HTTPBrowser();
  const begin = authorizationQuery(app, CALLBACK, challenge);
  let step = () => browser.open(`${url}/auth?${begin.toString()}`, {}, CALLBACK);
  for (let page = 0; page < MOST_PAGES; page++) {
    const from = performance.now();
    await step();
    if (browser.url.startsWith(CALLBACK)) return codeIn(new URL(browser.url));
    const version = versionIn(browser.html, `App ${app}`);
    const during = { from, to: performance.now() };
    const wrong = version && ledger.observe(clientPath(app), version, during);
    if (wrong) onWrong(`${wrong} (page)`);
    const answer = browser.html.includes('type="password"')
      ? { login: `${person}@example.com`, password: PASSWORD }
      : { decision: 'allow' };
    if (browser.status !== 200) throw new Error(`status ${browser.status} at ${browser.url}`);
    step = () => browser.submit(answer, CALLBACK);
  }
  throw new Error(`asked again and again at ${browser.url}`);
}

function authorizationQuery(
  app: string,
  redirectURI: string,
  challenge: string,
  more: Readonly<Record<string, string>> = {},
): URLSearchParams {
  return new URLSearchParams({
    client_id: app,
    redirect_uri: redirectURI,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  });
}

function codeIn({ searchParams }: URL): string {
  const code = searchParams.get('code');
  if (code === null) throw new Error(`no code but ${searchParams.toString()}`);
  return code;
}

async function token(
  parts: UserParts,
  app: string,
  form: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { body, during } = await post(parts, '/token', app, form);
  const version = versionOfLifetime(Number(body['expires_in']));
  const wrong = parts.ledger.observe(clientPath(app), version, during);
  if (wrong !== undefined) parts.onWrong(`${wrong} (${form['grant_type']})`);
  return body;
}

async function introspect(parts: UserParts, app: string, accessToken: string): Promise<void> {
  const { body } = await post(parts, '/token/introspection', app, { token: accessToken });
  if (body['active'] !== true) throw new Error('a token that was just issued is not active');
}

async function userinfo({ url, ledger, onWrong }: UserParts, person: string, accessToken: string) {
  const from = performance.now();
  const response = await fetch(`${url}/me`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const { body, during } = await answerOf(response, from);
  const version = versionIn(String(body['name']), `Person ${person}`) ?? NaN;
  const wrong = ledger.observe(userPath(person), version, during);
  if (wrong !== undefined) onWrong(`${wrong} (userinfo)`);
}

async function post(
  { url }: UserParts,
  path: string,
  app: string,
  form: Readonly<Record<string, string>>,
): Promise<Answer> {
  const from = performance.now();
  const basic = Buffer.from(`${app}:${SECRET}`).toString('base64');
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { authorization: `Basic ${basic}` },
  });
  return answerOf(response, from);
}

async function answerOf(response: Response, from: number): Promise<Answer> {
  const text = await response.text();
  const { status } = response;
  if (status !== 200) throw new Error(`status ${status}: ${text.slice(0, 200)}`);
  const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return { status, body, during: { from, to: performance.now() } };
}

function versionIn(text: string, name: string): number | undefined {
  const found = new RegExp(`${name} r(\\d+)`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
