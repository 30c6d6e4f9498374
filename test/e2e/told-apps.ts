import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { startAppServer } from './app-server.ts';

/** Apps that are told of sign-outs, each at a path of its own. */
export type ToldApps = Readonly<{
  /** Where the issuer is to tell an app. */
  uriOf(app: string): string;
  /** The logout tokens that an app was sent, oldest first. */
  tokensOf(app: string): readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}>;

export async function startToldApps(): Promise<ToldApps> {
  const server = await startAppServer();
  const told: { app: string; token: string }[] = [];
  server.serve((request, response) => {
    void text(request).then((body) => {
      const token = new URLSearchParams(body).get('logout_token') ?? '';
      told.push({ app: (request.url ?? '').slice(1), token });
      response.writeHead(200).end();
    });
  });
  return {
    uriOf: (app) => `${server.origin}/${app}`,
    tokensOf: (app) => told.filter((one) => one.app === app).map(({ token }) => token),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

type Decoded = Readonly<Record<string, unknown>>;

/**
 * What a logout token says, once its signature was checked with the published keys (OpenID Connect
 * Back-Channel Logout 1.0 section 2.6).
 */
export async function verifiedLogoutToken(
  issuerURL: string,
  token: string,
): Promise<Readonly<{ header: Decoded; payload: Decoded }>> {
  const [head = '', body = '', signature = ''] = token.split('.');
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Decoded;
  const header = decode(head);
  const response = await fetch(`${issuerURL}/jwks`);
  const { keys } = (await response.json()) as { keys: JsonWebKey[] };
  const jwk = keys.find(({ kid }) => kid === header['kid']);
  if (jwk === undefined) throw new Error('signed with a key that is not published');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  if (!verify('sha256', Buffer.from(`${head}.${body}`), key, bytes)) {
    throw new Error('the signature does not fit');
  }
  return { header, payload: decode(body) };
}
