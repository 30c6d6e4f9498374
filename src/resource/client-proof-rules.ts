import { authMethodOf, CERTIFICATE_METHODS, usesSecret } from './client-auth-method.ts';
import type { ClientRule, Finding } from './client-rule.ts';
import type { ExpandedClient } from './expand-client.ts';

/** Methods of authentication that need more than a key or the hash of a secret. */
export const PROOF_RULES: readonly ClientRule[] = [
  hashesCannotSign,
  certificateTakesThePlaceOfSecrets,
  certificateIsDescribed,
  certificateIsDescribedOnce,
];

/** The issuer checks the signature with the secret, which a hash does not give. */
function hashesCannotSign({ spec }: ExpandedClient): Finding[] {
  if (authMethodOf(spec) !== 'client_secret_jwt') return [];
  const hashes = [
    ...(spec.secretHash === undefined ? [] : ['secretHash']),
    ...(spec.previousSecrets ?? []).flatMap(({ secretHash }, index) =>
      secretHash === undefined ? [] : [`previousSecrets/${index}/secretHash`],
    ),
  ];
  return hashes.map((at) => ({
    rule: 'contradiction',
    at,
    message: 'client_secret_jwt needs the secret itself, of which this is a hash',
    help: 'write secretRef and keep the secret in an encrypted Secret, or change tokenEndpointAuthMethod',
  }));
}

function certificateTakesThePlaceOfSecrets({ spec }: ExpandedClient): Finding[] {
  const method = authMethodOf(spec);
  if (usesSecret(spec) || spec.public || !CERTIFICATE_METHODS.includes(method)) return [];
  const fields = ['secretHash', 'secretRef', 'previousSecrets'] as const;
  return fields
    .filter((field) => spec[field] !== undefined)
    .map((field) => ({
      rule: 'contradiction',
      at: field,
      message: `${method} proves the client by a certificate, not by a secret`,
      help: `delete ${field}, or change tokenEndpointAuthMethod`,
    }));
}

function certificateIsDescribed({ spec }: ExpandedClient): Finding[] {
  const isNeeded = authMethodOf(spec) === 'tls_client_auth';
  const isGiven = spec.tlsClientAuth !== undefined;
  if (isNeeded === isGiven) return [];
  return isNeeded
    ? [
        {
          rule: 'missing-field',
          at: 'tokenEndpointAuthMethod',
          message: 'tls_client_auth needs tlsClientAuth, or any certificate of the proxy would do',
          help: 'add tlsClientAuth: { subjectDN: … } or one of its alternative names',
        },
      ]
    : [
        {
          rule: 'contradiction',
          at: 'tlsClientAuth',
          message: `tlsClientAuth has no effect with ${authMethodOf(spec)}`,
          help: 'write tokenEndpointAuthMethod: tls_client_auth, or delete it',
        },
      ];
}

function certificateIsDescribedOnce({ spec }: ExpandedClient): Finding[] {
  if (spec.tlsClientAuth === undefined || Object.keys(spec.tlsClientAuth).length === 1) return [];
  return [
    {
      rule: 'contradiction',
      at: 'tlsClientAuth',
      message: 'tlsClientAuth says exactly one thing of the certificate',
      help: 'keep one of its fields (RFC 8705 section 2.1.2)',
    },
  ];
}
