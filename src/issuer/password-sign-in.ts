/**
 * What a sign-in amounts to here: a person has typed their password, over a connection that nobody
 * listens in on. Its class goes by the name that SAML gave it, which many products compare with
 * (OpenID Connect Core section 2, `acr`); its method by that of RFC 8176 (`amr`).
 */
export const PASSWORD_SIGN_IN = {
  acr: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  amr: ['pwd'],
} as const;
