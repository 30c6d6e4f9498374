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
  keysBelongToPrivateKeyJWT,
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

function keysBelongToPrivateKeyJWT({ spec }: ExpandedClient): Finding[] {
  const { jwks, jwksURI, tokenEndpointAuthMethod: method } = spec;
  const hasKeys = jwks !== undefined || jwksURI !== undefined;
  if (method === 'private_key_jwt' && !hasKeys) {
    return [
      {
        rule: 'missing-field',
        at: 'tokenEndpointAuthMethod',
        message: 'private_key_jwt needs jwks or jwksURI',
      },
    ];
  }
  if (!hasKeys || method === undefined || method === 'private_key_jwt') return [];
  return [
    {
      rule: 'contradiction',
      at: 'tokenEndpointAuthMethod',
      message: `${method} does not use the keys that are given`,
    },
  ];
}

function keysAreGivenOnce({ spec }: ExpandedClient): Finding[] {
  if (spec.jwks === undefined || spec.jwksURI === undefined) return [];
  return [{ rule: 'contradiction', at: 'jwksURI', message: 'jwks and jwksURI exclude each other' }];
}

function keysTakeThePlaceOfSecrets({ spec }: ExpandedClient): Finding[] {
  const at = (['jwks', 'jwksURI'] as const).find((field) => spec[field] !== undefined);
  const secret = spec.secretHash ?? spec.secretRef ?? spec.previousSecrets;
  if (at === undefined || secret === undefined) return [];
  return [
    {
      rule: 'contradiction',
      at,
      message: 'a client proves itself by a key or by a secret, not by both',
    },
  ];
}

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
