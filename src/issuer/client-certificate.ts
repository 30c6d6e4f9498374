/**
 * The certificate that a client presented to the proxy (RFC 8705). http/ has taken the headers out of
 * every request that did not come through a trusted one.
 */
import { X509Certificate } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { areSameNames } from './distinguished-name.ts';

export type CertificateChecks = Readonly<{
  getCertificate: (ctx: KoaContextWithOIDC) => X509Certificate | undefined;
  certificateAuthorized: (ctx: KoaContextWithOIDC) => boolean;
  certificateSubjectMatches: (
    ctx: KoaContextWithOIDC,
    property: string,
    expected: string,
  ) => boolean;
}>;

/** For an engine that answers no requests. */
export const NO_CERTIFICATES: CertificateChecks = {
  getCertificate: () => undefined,
  certificateAuthorized: () => false,
  certificateSubjectMatches: () => false,
};

/** What the engine asks about the certificate of a request. */
export function createCertificateChecks(current: CurrentSnapshot): CertificateChecks {
  const headerOf = ({ req }: KoaContextWithOIDC, which: 'certificate' | 'verified') => {
    const name = current.get().issuer.clientCertificate?.[which];
    const value = name === undefined ? undefined : req.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const getCertificate = (ctx: KoaContextWithOIDC) => {
    const value = headerOf(ctx, 'certificate');
    return value === undefined ? undefined : readCertificate(value);
  };
  return {
    getCertificate,
    certificateAuthorized: (ctx) => headerOf(ctx, 'verified') === 'SUCCESS',
    certificateSubjectMatches: (ctx, property, expected) => {
      const certificate = getCertificate(ctx);
      return certificate !== undefined && says(certificate, property, expected);
    },
  };
}

/**
 * Reads a certificate as proxies write it into a header: PEM, URL-encoded since a header has no
 * lines; base64 of its DER form, between colons (RFC 9440 section 2.1) or plain. Undefined for
 * anything else.
 */
export function readCertificate(value: string): X509Certificate | undefined {
  try {
    return new X509Certificate(formOf(value));
  } catch {
    return undefined;
  }
}

function formOf(value: string): string | Buffer {
  const text = value.includes('%') ? decodeURIComponent(value) : value;
  if (text.startsWith('-----BEGIN')) return text;
  const base64 = /^:?([A-Za-z0-9+/]+={0,2}):?$/.exec(text)?.[1] ?? '';
  return Buffer.from(base64, 'base64');
}

/** RFC 8705 section 2.1.2. A name with a wildcard is that of nobody. */
function says(certificate: X509Certificate, property: string, expected: string): boolean {
  switch (property) {
    case 'tls_client_auth_subject_dn':
      return areSameNames(certificate.subject, expected);
    case 'tls_client_auth_san_dns':
      return certificate.checkHost(expected, { subject: 'never', wildcards: false }) !== undefined;
    case 'tls_client_auth_san_ip':
      return certificate.checkIP(expected) !== undefined;
    case 'tls_client_auth_san_email':
      return certificate.checkEmail(expected, { subject: 'never' }) !== undefined;
    case 'tls_client_auth_san_uri':
      return urisOf(certificate).includes(expected);
    default:
      return false;
  }
}

/** Node puts alternative names into one text, those with a comma or a quote as JSON. */
function urisOf({ subjectAltName = '' }: X509Certificate): readonly string[] {
  const names = subjectAltName.matchAll(/([^:,]+):("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/gy);
  return [...names].flatMap(([, kind, value = '']) => {
    if (kind !== 'URI') return [];
    return [value.startsWith('"') ? String(JSON.parse(value)) : value];
  });
}
