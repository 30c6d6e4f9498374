import { authMethodOf, hasKeys } from './client-auth-method.ts';
import type { ClientRule, Finding } from './client-rule.ts';
import type { ExpandedClient } from './expand-client.ts';
import { faultsOfSecretRef } from './secret-ref-rules.ts';

/** How a client may prove who it is: by nothing, by a secret or by a key. */
export const AUTHENTICATION_RULES: readonly ClientRule[] = [
  publicClientHasNoSecret,
  secretIsGivenOnce,
  previousSecretsAreGivenOnce,
  referencesNameOneSecret,
  keysAreGivenOnce,
  keysTakeThePlaceOfSecrets,
  keysHaveAUse,
  methodFitsThePublicity,
];

function publicClientHasNoSecret({ spec }: ExpandedClient): Finding[] {
  if (!spec.public) return [];
  const fields = ['secretHash', 'secretRef', 'previousSecrets', 'jwks', 'jwksURI'] as const;
  return fields
    .filter((field) => spec[field] !== undefined)
    .map((field) => ({
      rule: 'public-client-secret',
      at: field,
      message: `${field} beside public: true, though a public client keeps no secret`,
      help: `delete ${field}, or write public: false`,
    }));
}

function secretIsGivenOnce({ spec }: ExpandedClient): Finding[] {
  if (spec.secretHash === undefined || spec.secretRef === undefined) return [];
  const help = 'keep one of them';
  return [
    {
      rule: 'two-secrets',
      at: 'secretRef',
      message: 'secretHash and secretRef exclude each other',
      help,
    },
  ];
}

function previousSecretsAreGivenOnce({ spec }: ExpandedClient): Finding[] {
  return (spec.previousSecrets ?? []).flatMap(({ secretHash, secretRef }, index) =>
    (secretHash === undefined) === (secretRef === undefined)
      ? [
          {
            rule: 'two-secrets' as const,
            at: `previousSecrets/${index}`,
            message: 'a previous secret needs exactly one of secretHash and secretRef',
          },
        ]
      : [],
  );
}

function referencesNameOneSecret({ spec }: ExpandedClient): readonly Finding[] {
  const { secretRef, previousSecrets = [] } = spec;
  return [
    ...faultsOfSecretRef(secretRef, 'secretRef'),
    ...previousSecrets.flatMap((previous, index) =>
      faultsOfSecretRef(previous.secretRef, `previousSecrets/${index}/secretRef`),
    ),
  ];
}

/** Keys are for proving who the client is, or for signing what it asks. */
function keysHaveAUse({ spec }: ExpandedClient): Finding[] {
  const method = authMethodOf(spec);
  const provesByKeys = method === 'private_key_jwt' || method === 'self_signed_tls_client_auth';
  if (provesByKeys && !hasKeys(spec)) {
    const at = 'tokenEndpointAuthMethod';
    return [{ rule: 'missing-field', at, message: `${method} needs jwks or jwksURI` }];
  }
  if (!hasKeys(spec) || provesByKeys || spec.public || spec.signedRequest !== undefined) return [];
  return [
    {
      rule: 'contradiction',
      at: spec.tokenEndpointAuthMethod === undefined ? keyField(spec) : 'tokenEndpointAuthMethod',
      message: `${method} does not use the keys that are given`,
    },
  ];
}

function keysAreGivenOnce({ spec }: ExpandedClient): Finding[] {
  if (spec.jwks === undefined || spec.jwksURI === undefined) return [];
  return [{ rule: 'contradiction', at: 'jwksURI', message: 'jwks and jwksURI exclude each other' }];
}

function keysTakeThePlaceOfSecrets({ spec }: ExpandedClient): Finding[] {
  const secret = spec.secretHash ?? spec.secretRef ?? spec.previousSecrets;
  if (!hasKeys(spec) || secret === undefined || spec.signedRequest !== undefined) return [];
  return [
    {
      rule: 'contradiction',
      at: keyField(spec),
      message: 'a client proves itself by a key or by a secret, not by both',
    },
  ];
}

const keyField = ({ jwks }: ExpandedClient['spec']) => (jwks === undefined ? 'jwksURI' : 'jwks');

function methodFitsThePublicity({ spec }: ExpandedClient): Finding[] {
  const { tokenEndpointAuthMethod: method } = spec;
  if (method === undefined || (method === 'none') === spec.public) return [];
  const at = 'tokenEndpointAuthMethod';
  return spec.public
    ? [{ rule: 'contradiction', at, message: `a public client cannot use ${method}` }]
    : [
        {
          rule: 'contradiction',
          at,
          message: 'none is for public clients',
          help: 'write public: true',
        },
      ];
}
