import { X509Certificate } from 'node:crypto';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCertificate } from '../self-signed-certificate.ts';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'client-certificates_e2e-secret';
const HEADERS = 'clientCertificate: { header: Client-Cert, verifiedHeader: X-Client-Verify }';

let issuer: RunningIssuer;
let own: X509Certificate;
let other: X509Certificate;
let files: Readonly<Record<string, string>>;

beforeAll(async () => {
  [own, other] = await Promise.all([
    certificate(
      '/O=Example, Inc./CN=billing',
      'DNS:billing.example.com,URI:spiffe://example.com/b',
    ),
    certificate('/O=Example, Inc./CN=somebody else', 'DNS:else.example.com'),
  ]);
  const service = (spec: object) => ({ type: 'service', ...spec });
  const clients = {
    'by-subject': service({ tlsClientAuth: { subjectDN: 'CN=billing,O=Example\\, Inc.' } }),
    'by-name': service({ tlsClientAuth: { sanDNS: 'billing.example.com' } }),
    'by-uri': service({ tlsClientAuth: { sanURI: 'spiffe://example.com/b' } }),
    'self-signed': service({
      tokenEndpointAuthMethod: 'self_signed_tls_client_auth',
      jwks: { keys: [jwkOf(own)] },
    }),
    bound: {
      redirectURIs: [CALLBACK],
      secretHash: await hashOf(SECRET),
      tokens: { accessToken: { boundTo: 'certificate' } },
    },
  };
  files = {
    'users/alice.yaml': await aliceFile(),
    ...Object.fromEntries(
      Object.entries(clients).map(([name, spec]) => [
        `clients/${name}.yaml`,
        clientFile(name, spec),
      ]),
    ),
  };
  issuer = await startIssuer({
    files: () => files,
    issuer: `  listen: { trustProxy: [127.0.0.1], ${HEADERS} }\n`,
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('a client that proves itself by a certificate (RFC 8705)', () => {
  test('discovery says that it can', async () => {
    expect((await appOf('by-subject')).serverMetadata()).toMatchObject({
      tls_client_certificate_bound_access_tokens: true,
      token_endpoint_auth_methods_supported: expect.arrayContaining([
        'tls_client_auth',
        'self_signed_tls_client_auth',
      ]),
    });
  });

  test.each(['by-subject', 'by-name', 'by-uri', 'self-signed'])('%s gets a token', async (id) => {
    const app = await appOf(id, headersFor(own));

    await expect(oidc.clientCredentialsGrant(app)).resolves.toHaveProperty('access_token');
  });

  test.each(['by-subject', 'by-name', 'by-uri', 'self-signed'])(
    '%s gets none with the certificate of somebody else, or with none',
    async (id) => {
      for (const headers of [headersFor(other), {}]) {
        const refused = oidc.clientCredentialsGrant(await appOf(id, headers));
        await expect(refused).rejects.toMatchObject({ error: 'invalid_client' });
      }
    },
  );

  test.each([
    ['URL-encoded PEM', (cert: X509Certificate) => encodeURIComponent(cert.toString())],
    ['base64 between colons (RFC 9440)', (cert: X509Certificate) => `:${base64(cert)}:`],
    ['plain base64', base64],
  ])('the proxy may write it as %s', async (_, form) => {
    const app = await appOf('by-subject', { ...headersFor(own), 'client-cert': form(own) });

    await expect(oidc.clientCredentialsGrant(app)).resolves.toHaveProperty('access_token');
  });

  test.each(['NONE', 'FAILED:self-signed certificate', '', 'SUCCESS, SUCCESS'])(
    'one that the proxy calls %j is not verified',
    async (verified) => {
      const headers = { ...headersFor(own), 'x-client-verify': verified };

      const refused = oidc.clientCredentialsGrant(await appOf('by-subject', headers));

      await expect(refused).rejects.toMatchObject({ error: 'invalid_client' });
    },
  );

  test.each(['no certificate', '::', '%', `:${btoa('nothing')}:`, ''])(
    '%j is no certificate, and no failure',
    async (value) => {
      const headers = { ...headersFor(own), 'client-cert': value };

      const refused = oidc.clientCredentialsGrant(await appOf('by-subject', headers));

      await expect(refused).rejects.toMatchObject({ error: 'invalid_client' });
    },
  );
});

describe('an access token that is bound to a certificate', () => {
  test('opens the userinfo endpoint with it, and with no other', async () => {
    const app = await discover(issuer, 'bound', oidc.ClientSecretBasic(SECRET));
    present(app, headersFor(own));
    const { access_token: token } = await signIn(app);

    const info = await oidc.fetchUserInfo(app, token, ALICE.sub);
    expect(info.sub).toBe(ALICE.sub);
    for (const headers of [headersFor(other), {}]) {
      present(app, headers);
      await expect(oidc.fetchUserInfo(app, token, ALICE.sub)).rejects.toMatchObject({
        status: 401,
      });
    }
  });

  test('is the only one that the client gets', async () => {
    const app = await discover(issuer, 'bound', oidc.ClientSecretBasic(SECRET));

    await expect(signIn(app)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('names the certificate in what introspection says of it', async () => {
    const app = await discover(issuer, 'bound', oidc.ClientSecretBasic(SECRET));
    present(app, headersFor(own));
    const { access_token: token } = await signIn(app);

    const info = await oidc.tokenIntrospection(app, token);

    const thumbprint = Buffer.from(own.fingerprint256.replaceAll(':', ''), 'hex');
    expect(info.cnf?.['x5t#S256']).toBe(thumbprint.toString('base64url'));
  });
});

test('what a stranger writes into the headers of the proxy is not believed', async () => {
  await using elsewhere = await startIssuer({
    files: () => files,
    issuer: `  listen: { trustProxy: [10.0.0.0/8], ${HEADERS} }\n`,
  });
  for (const id of ['by-subject', 'self-signed']) {
    const app = await discover(elsewhere, id, oidc.TlsClientAuth());
    present(app, headersFor(own));
    await expect(oidc.clientCredentialsGrant(app)).rejects.toMatchObject({
      error: 'invalid_client',
    });
  }
});

test('an issuer that says nothing of certificates takes none', async () => {
  const { 'users/alice.yaml': alice = '' } = files;
  await using plain = await startIssuer({ files: () => ({ 'users/alice.yaml': alice }) });
  const metadata = (await discover(plain, 'nobody')).serverMetadata();

  expect(metadata).not.toHaveProperty('tls_client_certificate_bound_access_tokens');
  expect(JSON.stringify(metadata)).not.toContain('tls_client_auth');
});

type Headers = Readonly<Record<string, string>>;

const base64 = (cert: X509Certificate) => cert.raw.toString('base64');

/** What the proxy tells of a certificate that it has verified. */
function headersFor(cert: X509Certificate): Headers {
  return { 'client-cert': encodeURIComponent(cert.toString()), 'x-client-verify': 'SUCCESS' };
}

async function appOf(id: string, headers: Headers = {}): Promise<App> {
  const app = await discover(issuer, id, oidc.TlsClientAuth());
  present(app, headers);
  return app;
}

/** Sends requests as they come through a proxy with these headers. */
function present(app: App, headers: Headers): void {
  app[oidc.customFetch] = (url, { body, ...init }) =>
    fetch(url, {
      ...init,
      body: body instanceof URLSearchParams ? body : null,
      headers: { ...init.headers, ...headers },
    });
}

async function signIn(app: App) {
  const { url, checks } = await begin(app, { scope: 'openid' });
  const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
  return oidc.authorizationCodeGrant(app, arrived, checks);
}

async function certificate(subject: string, names: string): Promise<X509Certificate> {
  const { cert } = await createCertificate('', { subject, names });
  return new X509Certificate(cert);
}

function jwkOf(cert: X509Certificate): object {
  return { ...cert.publicKey.export({ format: 'jwk' }), x5c: [base64(cert)] };
}
