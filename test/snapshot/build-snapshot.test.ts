import { describe, expect, test } from 'vitest';
import type { ClientId } from '../../src/snapshot/client.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from './tree-of.ts';

async function built(texts: Readonly<Record<string, string>>) {
  const result = await build(treeOf(texts), { allowPlaintext: true });
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.value;
}

describe('a client', () => {
  const clientOf = async (yaml: string, more: Record<string, string> = {}) => {
    const { clients } = await built({
      'issuer.yaml': issuerYAML(),
      'clients/c.yaml': yaml,
      ...more,
    });
    return [...clients.values()][0];
  };

  test('has every default filled in', async () => {
    expect(await clientOf(clientYAML('team-wiki'))).toMatchObject({
      id: 'team-wiki',
      name: 'Team Wiki',
      enabled: true,
      applicationType: 'web',
      redirectURIs: ['https://team-wiki.example.com/callback'],
      postLogoutRedirectURIs: [],
      credential: { kind: 'none' },
      scopes: ['openid', 'profile', 'email', 'groups', 'offline_access'],
      pkce: 'required',
      refreshTokens: { issue: 'asked', rotate: true },
      idTokenClaims: 'all',
      idTokenAlg: 'RS256',
      source: { file: 'clients/c.yaml', range: { start: { line: 3, column: 19 } } },
    });
  });

  test('says otherwise where its file does', async () => {
    const yaml = clientYAML(
      'c',
      `  id: Other.Id
  name: The app
  enabled: false
  scopes: [openid, email, offline_access]
  refreshTokens: false
  idTokenClaims: standard
  tokens: { idToken: { alg: ES256, ttl: 5m }, accessToken: { ttl: 2h } }
  logoURL: https://c.example.com/logo.png`,
    );
    expect(await clientOf(yaml)).toMatchObject({
      id: 'Other.Id',
      name: 'The app',
      enabled: false,
      scopes: ['openid', 'email'],
      refreshTokens: { issue: 'never' },
      idTokenClaims: [],
      idTokenAlg: 'ES256',
      idTokenTTL: 300,
      accessTokenTTL: 7200,
      logoURL: 'https://c.example.com/logo.png',
    });
  });

  test.each([
    ['https alone', 'https://a.example.com/cb', 'web'],
    ['the loopback with a port', 'http://localhost:3000/cb', 'web'],
    ['the loopback without one, which stands for any', 'http://127.0.0.1/cb', 'native'],
    ['a scheme of its own', 'app.immich:///oauth-callback', 'native'],
  ])('that is sent to %s', async (_what, uri, type) => {
    const yaml = clientYAML('c').replace('https://c.example.com/callback', uri);
    expect((await clientOf(yaml))?.applicationType).toBe(type);
  });

  test('without PKCE only when it keeps a secret', async () => {
    const hash = '$2b$04$bx78zWex7.VJwkjRC299iObu7qOOMDsYgbT681gNh5md1YT.Fhd22';
    const confidential = clientYAML('c', `  secretHash: ${hash}`).replace('true', 'false');
    expect(await clientOf(confidential)).toMatchObject({
      pkce: 'optional',
      credential: { kind: 'secrets', accepted: [{ kind: 'hash', hash }] },
    });
  });

  test('takes its secret from the Secret of its own name unless it says otherwise', async () => {
    const secret = `apiVersion: v1
kind: Secret
metadata: { name: c }
stringData: { secret: planted-secret-value }
`;
    const yaml = clientYAML('c').replace('true', 'false');
    const client = await clientOf(yaml, { 'secrets/c.yaml': secret });
    expect(client?.credential).toMatchObject({ accepted: [{ kind: 'plaintext' }] });
    expect(JSON.stringify(client)).not.toContain('planted-secret-value');
  });
});

describe('a user', () => {
  test('has every default filled in, and a sub that depends on issuer and name alone', async () => {
    const snapshot = await built({
      'issuer.yaml': issuerYAML(),
      'users/a.yaml': userYAML('alice', '  email: Alice@Example.com'),
    });
    const alice = snapshot.usersByLogin.get('alice');
    expect(alice).toMatchObject({
      username: 'alice',
      emailVerified: false,
      groups: [],
      enabled: true,
    });
    expect(alice?.sub).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(snapshot.usersByLogin.get('alice@example.com')).toBe(alice);
    expect(snapshot.usersBySub.get(alice?.sub ?? '')).toBe(alice);
  });
});

describe('the same files', () => {
  test('give the same client objects again, so that what is kept by client is kept', async () => {
    const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'clients/a.yaml': clientYAML('a') });
    const [first, second] = [await build(tree), await build(tree)];
    if (!first.ok || !second.ok) throw new Error('the tree is good');
    const id = 'a' as ClientId;
    expect(second.value.clients.get(id)).toBe(first.value.clients.get(id));
  });
});

describe('mistakes', () => {
  test('are all told at once, sorted, whatever file they are in', async () => {
    const tree = treeOf({
      'issuer.yaml': issuerYAML('  colour: red\n'),
      'clients/a.yaml': clientYAML(
        'a',
        '  redirectUris: [https://x.example.com]\n  trustedPeers: [bb]',
      ),
      'clients/b.yaml': clientYAML('b', '  id: a'),
      'clients/c.yaml': 'kind: [',
      'clients/d.yaml': clientYAML('d').replace('idpfile/v1', 'idpfile/v2'),
      'clients/e.yaml': clientYAML('e').replace('true', 'false'),
      'clients/f.yaml': clientYAML('f').replace(
        'https://f.example.com/callback',
        'http://f.example.com/#x',
      ),
      'users/a.yaml': userYAML('alice', '  email: bob@example.com\n  emailVerified: yes'),
      'users/b.yaml': userYAML('bob', '  email: bob@example.com'),
      'users/c.yaml': userYAML('carol', '  username: BOB@example.com'),
      'groups/g.yaml': 'apiVersion: idpfile/v1\nkind: Group\nmetadata: { name: staff }\nspec: {}\n',
    });
    expect(await mistakesIn(tree)).toMatchInlineSnapshot(`
      [
        "clients/a.yaml:7:3 unknown-field: unknown field "redirectUris" in spec (redirectURIs is given as well: keep that one)",
        "clients/c.yaml:1:7 syntax: this [ is never closed (add the ] on the same line, or further right than the key)",
        "clients/d.yaml:1:13 unknown-kind: unknown apiVersion "idpfile/v2" (did you mean idpfile/v1?)",
        "clients/e.yaml:4:1 unknown-secret: the client is not public, gives no secretHash, and there is no Secret called e (add public: true, a secretHash, or a Secret below secrets/)",
        "clients/f.yaml:6:18 redirect-uri: spec.redirectURIs[0]: "http://f.example.com/#x" has a fragment (#…), which RFC 6749 section 3.1.2 forbids",
        "issuer.yaml:6:3 unknown-field: unknown field "colour" in spec (allowed here: admin, clientIdMetadataDocuments, cookies, defaults, enforcePolicy, errors, include, keys, listen, passwordLogin, pushedAuthorizationRequests, reload, routes, secretFiles, status, storage, strictGroups, ui, url, webfinger)",
        "users/a.yaml:7:18 wrong-type: spec.emailVerified must be true or false, this is a text (YAML 1.2 reads yes as a text: write true)",
        "users/c.yaml:6:13 duplicate-login: user name or email address "bob@example.com" is already declared in users/b.yaml:6:10 (rename or delete one of the two)",
      ]
    `);
  });

  test('in one document do not hide those of the next in the same file', async () => {
    const tree = treeOf({
      'issuer.yaml': issuerYAML(),
      'clients/a.yaml': `${clientYAML('a', '  pkce: off')}\n---\n${clientYAML('b', '  pkce: on')}`,
    });
    expect(await mistakesIn(tree)).toMatchInlineSnapshot(`
      [
        "clients/a.yaml:7:9 not-allowed-value: spec.pkce cannot be "off" (allowed: required, optional)",
        "clients/a.yaml:15:9 not-allowed-value: spec.pkce cannot be "on" (allowed: required, optional)",
      ]
    `);
  });

  test('of a directory without an Issuer name the file to write', async () => {
    expect(await mistakesIn(treeOf({ 'clients/a.yaml': clientYAML('a') }))).toMatchInlineSnapshot(`
      [
        "issuer.yaml:1:1 missing-issuer: no Issuer is declared (write issuer.yaml: apiVersion: idpfile/v1, kind: Issuer, metadata.name, spec.url)",
      ]
    `);
  });

  test('a second Issuer is one too many: the one that is not in issuer.yaml', async () => {
    const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'clients/i.yaml': issuerYAML() });
    expect(await mistakesIn(tree)).toMatchInlineSnapshot(`
      [
        "clients/i.yaml:2:7 duplicate-issuer: a directory declares one Issuer, and this is a second one (keep the one in issuer.yaml)",
      ]
    `);
  });

  test('a Secret that is broken is not called missing as well', async () => {
    const tree = treeOf({
      'issuer.yaml': issuerYAML(),
      'clients/a.yaml': clientYAML('a').replace('true', 'false'),
      'secrets/a.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringdata: { secret: x }\n',
    });
    expect(await mistakesIn(tree)).toMatchInlineSnapshot(`
      [
        "secrets/a.yaml:4:1 unknown-field: unknown field "stringdata" in the document (did you mean stringData?)",
      ]
    `);
  });

  test('a warning alone does not refuse the tree', async () => {
    const secretHash = '$2b$04$qsQXl1tr7ySDpxK0AUmwIuSJZvCDjVWJ5p.tiiKwMZzyRDoGGwxY6';
    const expiring = `  previousSecrets: [{ secretHash: ${secretHash}, expiresAt: 2026-01-02T00:00:00Z }]\n`;
    const client = clientYAML('a', expiring).replace('public: true', `secretHash: ${secretHash}`);
    const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'clients/a.yaml': client });
    const result = await build(tree, {}, { now: new Date('2026-01-01T00:00:00Z') });
    expect(result.ok && result.warnings.map(({ rule }) => rule)).toEqual(['secret-expiring']);
  });
});
