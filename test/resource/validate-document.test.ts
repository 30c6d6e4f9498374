import { describe, expect, test } from 'vitest';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { validateDocument } from '../../src/resource/validate-document.ts';
import { clientYAML, fileOf, issuerYAML, userYAML } from '../snapshot/tree-of.ts';

/** `line:column rule: message — help` of every mistake of a one-document file. */
function mistakesOf(text: string): string[] {
  const parsed = parseDocuments(fileOf('x.yaml', text));
  if (!parsed.ok) throw new Error('this is no YAML');
  return parsed.value.flatMap((document) =>
    validateDocument(document).diagnostics.map(
      ({ place, rule, message, help }) =>
        `${place.range.start.line}:${place.range.start.column} ${rule}: ${message}${help === undefined ? '' : ` — ${help}`}`,
    ),
  );
}

describe('good documents have no mistakes', () => {
  test.each([
    ['an Issuer', issuerYAML('  listen: { address: "0.0.0.0:8080", trustProxy: [10.0.0.0/8] }')],
    ['a Client', clientYAML('a')],
    ['a User', userYAML('alice')],
    ['what a Kubernetes API server wrote around it', KUBERNETES_NOISE()],
  ])('%s', (_what, text) => {
    expect(mistakesOf(text)).toEqual([]);
  });
});

function KUBERNETES_NOISE(): string {
  return `apiVersion: auth.stakater.com/v1alpha1
kind: Client
metadata:
  name: a
  namespace: dex
  uid: 1b4e28ba-2fa1-11d2-883f-0016d3cca427
  resourceVersion: "12"
  generation: 3
  creationTimestamp: "2026-01-01T00:00:00Z"
  managedFields: [{ manager: kubectl }]
spec:
  public: true
  redirectURIs: [https://a.example.com/cb]
status: { conditions: [{ type: Ready }] }
`;
}

describe('a mistake is told in the words of its author', () => {
  test.each([
    [
      'a near miss',
      clientYAML('a', '  postLogoutRedirectUris: []'),
      '7:3 unknown-field: unknown field "postLogoutRedirectUris" in spec — did you mean postLogoutRedirectURIs?',
    ],
    [
      'a name in snake case',
      clientYAML('a', '  logo_url: https://a.example'),
      '7:3 unknown-field: unknown field "logo_url" in spec — did you mean logoURL?',
    ],
    [
      'a text for a list',
      clientYAML('a').replace('[https://a.example.com/callback]', 'https://a.example.com/cb'),
      '6:17 wrong-type: spec.redirectURIs must be a list, this is a text — make it a list: [ … ]',
    ],
    [
      'a number for a text',
      clientYAML('a', '  id: 0123'),
      '7:7 wrong-type: spec.id must be a text, this is a number — put it in quotes',
    ],
    [
      'the country Norway',
      clientYAML('a', '  enabled: no'),
      '7:12 wrong-type: spec.enabled must be true or false, this is a text — YAML 1.2 reads no as a text: write false',
    ],
    [
      'true in quotes',
      clientYAML('a', "  enabled: 'true'"),
      '7:12 wrong-type: spec.enabled must be true or false, this is a text — leave the quotes out',
    ],
    [
      'nothing at all',
      clientYAML('a', '  name:'),
      '7:3 wrong-type: spec.name must be a text, this is empty',
    ],
    [
      'a value that is not known',
      clientYAML('a', '  consent: skipp'),
      '7:12 not-allowed-value: spec.consent cannot be "skipp" — did you mean skip?',
    ],
    [
      'a duration without a unit',
      issuerYAML('  defaults: { sessionTTL: "600" }'),
      '6:27 malformed-value: spec.defaults.sessionTTL: "600" is not a whole number and a unit: 30s, 10m, 12h or 30d',
    ],
    [
      'scopes without openid',
      clientYAML('a', '  scopes: [email]'),
      '7:3 missing-field: scopes lacks openid, so nobody could sign in to this client — add openid to the list',
    ],
    [
      'a kind in lower case',
      clientYAML('a').replace('kind: Client', 'kind: client'),
      '2:7 unknown-kind: unknown kind "client" of apiVersion idpfile/v1 — did you mean Client?',
    ],
    [
      'a list for a document',
      '- a\n',
      '1:1 unknown-kind: the document has no apiVersion — begin it with "apiVersion: idpfile/v1" and "kind: Client" (or Issuer, User), or "apiVersion: v1" and "kind: Secret"',
    ],
  ])('%s', (_what, text, expected) => {
    expect(mistakesOf(text)).toEqual([expected]);
  });

  test('a missing field that was misspelt is told once', () => {
    const text = clientYAML('a').replace('redirectURIs:', 'redirectUris:');
    expect(mistakesOf(text)).toEqual([
      '6:3 unknown-field: unknown field "redirectUris" in spec — did you mean redirectURIs?',
    ]);
  });

  test('a public client keeps no secret, and no client keeps two', () => {
    const hash = '$2b$04$bx78zWex7.VJwkjRC299iObu7qOOMDsYgbT681gNh5md1YT.Fhd22';
    expect(mistakesOf(clientYAML('a', `  secretHash: ${hash}`))).toEqual([
      '7:3 public-client-secret: secretHash beside public: true, though a public client keeps no secret — delete secretHash, or write public: false',
    ]);
    const both = clientYAML('a', `  secretHash: ${hash}\n  secretRef: { name: a }`);
    expect(mistakesOf(both.replace('true', 'false'))).toEqual([
      '8:3 two-secrets: secretHash and secretRef exclude each other — keep one of them',
    ]);
  });

  test('what stands where a hash should is never repeated, for it may be a password', () => {
    const [mistake = ''] = mistakesOf(clientYAML('a', '  secretHash: planted-password'));
    expect(mistake).toMatch(/^7:15 password-hash: spec.secretHash: /);
    expect(mistake).not.toContain('planted');
  });

  test('a password inside a URL is not repeated', () => {
    const [mistake = ''] = mistakesOf(clientYAML('a', '  logoURL: ftp://me:planted@a.example'));
    expect(mistake).toContain('malformed-value');
    expect(mistake).not.toContain('planted');
  });

  test('keys that reach a prototype are refused', () => {
    for (const key of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      const parsed = parseDocuments(fileOf('x.yaml', clientYAML('a', `  ${key}: x`)));
      const refused = !parsed.ok || mistakesOf(clientYAML('a', `  ${key}: x`)).length > 0;
      expect(refused, key).toBe(true);
    }
  });
});
