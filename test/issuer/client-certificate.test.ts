import { X509Certificate } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCertificateChecks, readCertificate } from '../../src/issuer/client-certificate.ts';
import { areSameNames } from '../../src/issuer/distinguished-name.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import { snapshotOf } from '../people/people.ts';
import { createCertificate } from '../self-signed-certificate.ts';

describe('names of certificates, as Node prints them and as RFC 4514 writes them', () => {
  test.each([
    ['CN=app', 'CN=app'],
    ['C=DE\nO=Example\nCN=app', 'CN=app,O=Example,C=DE'],
    ['C=DE\nO=Example\nCN=app', 'cn=app, o=Example, c=DE'],
    ['O=Example\\, Inc.\nCN=app', 'CN=app,O=Example\\, Inc.'],
    ['O=Example\\, Inc.\nCN=app', 'CN=app,O=Example\\2C Inc.'],
    ['CN=Müller', 'CN=M\\C3\\BCller'],
    ['CN=app', '2.5.4.3=app'],
    ['emailAddress=a@example.com', '1.2.840.113549.1.9.1=a@example.com'],
    ['DC=com\nDC=example\nUID=app', 'UID=app,DC=example,DC=com'],
  ])('%j is %j', (subject, expected) => {
    expect(areSameNames(subject, expected)).toBe(true);
  });

  test.each([
    ['O=Example\nCN=app', 'O=Example,CN=app'],
    ['O=Example\nCN=app', 'CN=app'],
    ['CN=app', 'CN=app,O=Example'],
    ['CN=app', 'CN=App'],
    ['CN=app', 'OU=app'],
    ['CN=app\\,O=Example', 'CN=app,O=Example'],
    ['CN=app', 'app'],
    ['', ''],
  ])('%j is not %j', (subject, expected) => {
    expect(areSameNames(subject, expected)).toBe(false);
  });
});

describe('the alternative names of a certificate', () => {
  let header: string;
  beforeAll(async () => {
    const names =
      'DNS:app.example.com,DNS:*.apps.example.com,IP:10.1.2.3,IP:fd00::1,email:app@example.com,URI:spiffe://example.com/app?a=b';
    const { cert } = await createCertificate('app', { names });
    header = encodeURIComponent(cert);
  });

  const says = (property: string, expected: string) => {
    const snapshot = snapshotOf([]);
    const issuer = { ...snapshot.issuer, clientCertificate: { certificate: 'client-cert' } };
    const current = new CurrentSnapshot({ ...snapshot, issuer });
    const { certificateSubjectMatches } = createCertificateChecks(current);
    return certificateSubjectMatches(contextWith({ 'client-cert': header }), property, expected);
  };

  test.each([
    ['tls_client_auth_san_dns', 'app.example.com', true],
    ['tls_client_auth_san_dns', 'one.apps.example.com', false],
    ['tls_client_auth_san_dns', 'app', false],
    ['tls_client_auth_san_ip', '10.1.2.3', true],
    ['tls_client_auth_san_ip', 'fd00:0::1', true],
    ['tls_client_auth_san_ip', '10.1.2.4', false],
    ['tls_client_auth_san_email', 'app@example.com', true],
    ['tls_client_auth_san_email', 'else@example.com', false],
    ['tls_client_auth_san_uri', 'spiffe://example.com/app?a=b', true],
    ['tls_client_auth_san_uri', 'spiffe://example.com/app', false],
    ['tls_client_auth_subject_dn', 'CN=app', true],
    ['something_new', 'app', false],
  ])('%s %s: %s', (property, expected, isSaid) => {
    expect(says(property, expected)).toBe(isSaid);
  });

  test('a URI with a comma is one name, not two', async () => {
    const uri = Buffer.from('https://a.example.com/x, URI:https://b.example.com/');
    // A list of one uniformResourceIdentifier (RFC 5280 section 4.2.1.6), each with its length.
    const der = Buffer.from([0x30, uri.length + 2, 0x86, uri.length, ...uri]);
    const names = `DER:${der.toString('hex')}`;
    const { cert } = await createCertificate('app', { names });
    header = encodeURIComponent(cert);
    expect(new X509Certificate(cert).subjectAltName).toContain('"');
    expect(says('tls_client_auth_san_uri', 'https://b.example.com/')).toBe(false);
    expect(says('tls_client_auth_san_uri', uri.toString())).toBe(true);
  });
});

test('a header that holds no certificate is none', () => {
  for (const value of ['', '%E0%A4%A', ':AAAA:', 'AAAA', '-----BEGIN CERTIFICATE-----']) {
    expect(readCertificate(value)).toBeUndefined();
  }
});

/** The engine's context, of which the headers alone are looked at. */
function contextWith(headers: Readonly<Record<string, string>>): KoaContextWithOIDC {
  return { req: { headers } } as unknown as KoaContextWithOIDC;
}
