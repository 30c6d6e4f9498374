import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runIdpfile } from '../e2e/idpfile-process.ts';
import { createAgeKey, secretYAML } from '../e2e/sops-secret.ts';
import { makeDirectory } from './directory-for-test.ts';

const HASH = '$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';
const SECRET = 'canary-secret-of-backend';

const GRAFANA = `apiVersion: idpfile/v1
kind: Client
metadata:
  name: grafana
spec:
  app: grafana
  url: https://grafana.example.com
  scopes: [openid, email]
  secretHash: ${HASH}
  tokens:
    idToken:
      ttl: 10m
`;

const BACKEND = `apiVersion: idpfile/v1
kind: Client
metadata: { name: backend }
spec:
  id: backend-app
  redirectURIs: [https://app.example.com/callback]
  secretRef: { name: backend-secret, key: secret }
  previousSecrets:
    - secretHash: ${HASH}
      expiresAt: 2099-01-01T00:00:00Z
  clientMetadata:
    default_max_age: 3600
`;

const ISSUER = `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: https://auth.example.com
  defaults:
    accessTokenTTL: 5m
`;

const SPA = `apiVersion: idpfile/v1
kind: Client
metadata: { name: spa-app }
spec: { public: true, redirectURIs: [https://spa.example.com/cb], enabled: false }
`;

const PAYMENTS = `apiVersion: idpfile/v1
kind: Client
metadata: { name: payments }
spec:
  redirectURIs: [https://payments.example.com/cb]
  jwksURI: https://payments.example.com/jwks.json
  signedResponse: { required: true }
  tokens: { accessToken: { boundTo: dpop }, idToken: { alg: ES256 } }
`;

const BROKEN = `apiVersion: idpfile/v1
kind: Client
metadata: { name: wiki }
spec:
  id: team-wiki
  redirectUris: [https://wiki.example.com/cb]
`;

type Directory = Awaited<ReturnType<typeof makeDirectory>>;
type Field = Readonly<{ name: string; value: unknown; origin: unknown }>;

let directory: Directory;
let broken: Directory;
beforeAll(async () => {
  await using key = await createAgeKey();
  const secret = await key.encrypt(secretYAML('backend-secret', SECRET));
  const files = {
    'issuer.yaml': ISSUER,
    'clients/grafana.yaml': GRAFANA,
    'clients/backend.yaml': BACKEND,
    'clients/spa.yaml': SPA,
    'clients/payments.yaml': PAYMENTS,
    'secrets/backend.yaml': secret,
  };
  directory = await makeDirectory(files);
  broken = await makeDirectory({
    ...files,
    'clients/wiki.yaml': BROKEN,
    'clients/blog.yaml': 'apiVersion: idpfile/v1\nkind: Client\nmetadata: {name: blog\n',
  });
});
afterAll(async () => {
  await directory?.[Symbol.asyncDispose]();
  await broken?.[Symbol.asyncDispose]();
});

const show = (...words: string[]) => runIdpfile(['show', ...words, '-C', directory.path]);
const showBroken = (...words: string[]) => runIdpfile(['show', ...words, '-C', broken.path]);

async function fieldsOf(client: string): Promise<ReadonlyMap<string, Field>> {
  const { code, stdout, stderr } = await show(client, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { fields } = JSON.parse(stdout) as { fields: readonly Field[] };
  return new Map(fields.map((field) => [field.name, field]));
}

describe('show CLIENT', () => {
  test('prints every value with the line, the preset, the type or the default it is from', async () => {
    const { code, stdout, stderr } = await show('grafana');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe('grafana  clients/grafana.yaml:4');
    for (const [field, value, origin] of [
      ['id', 'grafana', 'default'],
      ['type', 'web', 'inferred'],
      ['name', 'Grafana', 'preset grafana'],
      ['url', 'https://grafana.example.com', 'clients/grafana.yaml:7'],
      ['redirectURIs', 'https://grafana.example.com/login/generic_oauth', 'preset grafana'],
      ['scopes', 'openid email', 'clients/grafana.yaml:8'],
      ['pkce', 'required', 'preset grafana'],
      ['grantTypes', 'authorization_code refresh_token', 'type web'],
      ['tokens.idToken.ttl', '10m', 'clients/grafana.yaml:12'],
      ['tokens.accessToken.ttl', '5m', 'issuer.yaml:7'],
      ['tokens.idToken.alg', 'RS256', 'default'],
    ]) {
      expect(stdout).toMatch(new RegExp(`^${field} +${value} +${origin}$`, 'm'));
    }
  });

  test('says the same as JSON', async () => {
    const fields = await fieldsOf('grafana');

    expect(fields.get('scopes')).toEqual({
      name: 'scopes',
      value: ['openid', 'email'],
      origin: { kind: 'file', file: 'clients/grafana.yaml', line: 8 },
    });
    expect(fields.get('pkce')?.origin).toEqual({ kind: 'preset', name: 'grafana' });
    expect(fields.get('consent')?.origin).toEqual({ kind: 'type', type: 'web' });
    expect(fields.get('subjectType')?.origin).toEqual({ kind: 'default' });
  });

  test('tells of secrets their kind alone, and needs no age key for that', async () => {
    const fields = await fieldsOf('backend-app');
    const { stdout } = await show('backend-app');

    expect(fields.get('secretRef')?.value).toBe('sops secret backend-secret/secret');
    expect(fields.get('previousSecrets.0')?.value).toBe('bcrypt hash until 2099-01-01T00:00:00Z');
    expect((await fieldsOf('grafana')).get('secretHash')?.value).toBe('bcrypt hash');
    expect(stdout).not.toContain(SECRET);
    expect(stdout).not.toContain('$2b$');
  });

  test('finds a client by the name of its resource as well as by its id', async () => {
    expect((await fieldsOf('backend')).get('id')?.value).toBe('backend-app');
  });

  test('says none for the credential of a public client, and what its CORS origins are', async () => {
    const fields = await fieldsOf('spa-app');

    expect(fields.get('tokenEndpointAuthMethod')?.value).toBe('none');
    expect(fields.get('allowedCORSOrigins')?.value).toEqual(['https://spa.example.com']);
    expect(fields.has('secretRef')).toBe(false);
  });

  test('says how requests come, responses are signed and tokens are bound', async () => {
    const fields = await fieldsOf('payments');
    const told = (name: string) => {
      const { value, origin } = fields.get(name) ?? {};
      return [value, origin];
    };

    expect(told('tokenEndpointAuthMethod')).toEqual(['private_key_jwt', expect.anything()]);
    expect(told('pushedAuthorizationRequests')).toEqual(['optional', expect.anything()]);
    expect(told('responseTypes')).toEqual([['code'], expect.anything()]);
    expect(told('signedResponse.required')).toEqual([true, expect.anything()]);
    expect(told('signedResponse.alg')).toEqual(['ES256', expect.anything()]);
    expect(told('tokens.accessToken.boundTo')).toEqual(['dpop', expect.anything()]);
  });

  test('ends with 2 for a client that is not there, and names the one that was meant', async () => {
    const { code, stdout, stderr } = await show('grafanna');

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('idpfile: no client is called "grafanna"; did you mean grafana?\n');
  });
});

describe('show over a broken directory', () => {
  test.each([
    ['its id', 'team-wiki'],
    ['its name', 'wiki'],
  ])('ends with 1 and the mistakes of that client, found by %s, of no other', async (_, client) => {
    const { code, stdout, stderr } = await showBroken(client);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^clients\/wiki\.yaml:6:3: error: .* \[unknown-field\]$/m);
    expect(stderr).not.toContain('blog');
  });

  test('knows a file that cannot be parsed by its name', async () => {
    const { code, stderr } = await showBroken('blog');

    expect(code).toBe(1);
    expect(stderr).toMatch(/^clients\/blog\.yaml:\d+:\d+: error: .* \[syntax\]$/m);
  });

  test('still shows a client whose own file is right', async () => {
    expect((await showBroken('grafana')).code).toBe(0);
  });

  test('of an unknown client says that files with mistakes were not looked into', async () => {
    const { code, stderr } = await showBroken('nowhere');

    expect(code).toBe(2);
    expect(stderr).toContain('2 files with mistakes');
  });

  test('lists the clients that can be read, then the mistakes, and ends with 1', async () => {
    const { code, stdout, stderr } = await showBroken();

    expect(code).toBe(1);
    expect(stdout).toMatch(/^grafana +web/m);
    expect(stderr).toContain('2 errors in 2 files');
  });
});

describe('show over a file that sops encrypted in part', () => {
  const SERVICE = `apiVersion: idpfile/v1
kind: Client
metadata: { name: service }
spec:
  description: canary-description
  redirectURIs: [https://service.example.com/cb]
  contacts: [canary-contact]
  secretHash: ${HASH}
  previousSecrets:
    - secretHash: ${HASH}
      expiresAt: 2099-01-01T00:00:00Z
`;
  let encrypted: Directory;

  beforeAll(async () => {
    await using key = await createAgeKey();
    encrypted = await makeDirectory({
      'issuer.yaml': ISSUER,
      'clients/service.yaml': await key.encrypt(SERVICE, '^(secretHash|description|contacts)$'),
    });
  });
  afterAll(() => encrypted?.[Symbol.asyncDispose]());

  const shown = (...words: string[]) => runIdpfile(['show', ...words, '-C', encrypted.path]);

  test('prints what is readable, and of the rest that it is encrypted', async () => {
    const { code, stdout, stderr } = await shown('service');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const [field, value] of [
      ['redirectURIs', 'https://service.example.com/cb'],
      ['description', 'encrypted'],
      ['contacts', 'encrypted'],
      ['secretHash', 'encrypted hash'],
      ['previousSecrets.0', 'encrypted hash until 2099-01-01T00:00:00Z'],
    ]) {
      expect(stdout).toMatch(new RegExp(`^${field} +${value} +clients/service.yaml:\\d+$`, 'm'));
    }
    expect(stdout).not.toContain('canary');
    expect(stdout).not.toContain('$2b$');
  });

  test('lists it among the others', async () => {
    const { code, stdout } = await shown();

    expect(code).toBe(0);
    expect(stdout).toMatch(/^service +web +Service +clients\/service\.yaml:3$/m);
  });
});

test('show without a client lists all of them', async () => {
  const { code, stdout } = await show();

  expect(code).toBe(0);
  expect(stdout).toBe(
    [
      'backend-app  web  Backend             clients/backend.yaml:3',
      'grafana      web  Grafana             clients/grafana.yaml:4',
      'payments     web  Payments            clients/payments.yaml:3',
      'spa-app      spa  Spa App (disabled)  clients/spa.yaml:3',
      '',
    ].join('\n'),
  );
  expect(JSON.parse((await show('--json')).stdout)).toHaveLength(4);
});
