import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { AUTHENTICATION_RULES } from './client-authentication-rules.ts';
import { AUTHORIZATION_RULES } from './client-authorization-rules.ts';
import { GRANT_RULES } from './client-grant-rules.ts';
import { KEY_RULES } from './client-key-rules.ts';
import { METADATA_RULES } from './client-metadata-rules.ts';
import { PROOF_RULES } from './client-proof-rules.ts';
import type { ClientRule, Finding } from './client-rule.ts';
import { faultsOfClaims } from './claim-sources.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { expandClient, type ExpandedClient } from './expand-client.ts';
import type { ClientSpec } from './generated/client.ts';
import { escapePointer } from '../diagnostic/pointer.ts';
import { presets } from './presets.ts';
import { PAIRWISE_RULES } from './pairwise-rules.ts';
import { redirectURIProblem } from './redirect-uri.ts';
import type { ResourceOf } from './resource.ts';
import { SERVICE_RULES } from './service-rules.ts';

/** What a schema cannot say about one client. */
const CLIENT_RULES: readonly ClientRule[] = [
  appIsKnown,
  typeAgreesWithPublic,
  ...AUTHENTICATION_RULES,
  ...PROOF_RULES,
  ...KEY_RULES,
  ...GRANT_RULES,
  ...AUTHORIZATION_RULES,
  ...METADATA_RULES,
  redirectURIsFitTheGrants,
  openidIsAmongTheScopes,
  idTokenClaimsAreNamed,
  claimsAreGivable,
  ...PAIRWISE_RULES,
  ...SERVICE_RULES,
];

export function checkClient(client: ResourceOf<'Client'>): readonly Diagnostic[] {
  const expanded = expandClient(client);
  const findings = CLIENT_RULES.flatMap((rule) => rule(expanded, client.value.spec));
  return findings.map(({ at = '', ...words }) => {
    const pointer = at === '' ? '/spec' : `/spec/${at}`;
    return diagnosticAt(client.document, pointer, 'key', words);
  });
}

function appIsKnown(_client: ExpandedClient, { app, url }: ClientSpec): Finding[] {
  if (app === undefined && url === undefined) return [];
  if (app === undefined) {
    return [
      {
        rule: 'contradiction',
        at: 'url',
        message: 'url without app has no meaning',
        help: 'name the app, or write redirectURIs and delete url',
      },
    ];
  }
  if (!presets().has(app)) {
    const names = [...presets().keys()];
    const close = nearest(app, names);
    const help = close === undefined ? `known: ${names.join(', ')}` : `did you mean ${close}?`;
    return [
      {
        rule: 'unknown-app',
        at: 'app',
        message: `no preset is called ${JSON.stringify(app)}`,
        help,
      },
    ];
  }
  if (url !== undefined) return [];
  return [
    {
      rule: 'missing-field',
      at: 'app',
      message: 'app needs the url at which the app is reached',
      help: 'add url: https://…',
    },
  ];
}

function typeAgreesWithPublic({ type, spec }: ExpandedClient): Finding[] {
  const mustBePublic = type === 'spa' || type === 'native' || type === 'device';
  if (spec.public !== mustBePublic) {
    const message = mustBePublic
      ? `type ${type} keeps no secret, but public is false`
      : `type ${type} keeps a secret, but public is true`;
    return [
      {
        rule: 'contradiction',
        at: 'public',
        message,
        help: `write public: ${mustBePublic}, or another type`,
      },
    ];
  }
  if (mustBePublic && spec.pkce === 'optional') {
    return [
      {
        rule: 'contradiction',
        at: 'pkce',
        message: 'a public client always needs PKCE',
        help: 'delete pkce',
      },
    ];
  }
  return [];
}

function redirectURIsFitTheGrants({ type, spec }: ExpandedClient, declared: ClientSpec): Finding[] {
  const { redirectURIs, grantTypes } = spec;
  const needed = grantTypes.includes('authorization_code');
  if (needed && redirectURIs.length === 0) {
    return [
      {
        rule: 'missing-field',
        message: 'spec has no redirectURIs, and nobody can sign in without one',
        help: 'add redirectURIs, or type: service for an app that acts for itself',
      },
    ];
  }
  if (!needed && redirectURIs.length > 0) {
    return [
      {
        rule: 'contradiction',
        at: 'redirectURIs',
        message: `a client of type ${type} sends nobody anywhere`,
        help: 'delete redirectURIs, or change type or grantTypes',
      },
    ];
  }
  // Those of the file were checked by its schema; a preset makes others out of the url.
  if (declared.redirectURIs !== undefined) return [];
  return redirectURIs.flatMap((uri) => {
    const problem = redirectURIProblem(uri);
    return problem === undefined
      ? []
      : [{ rule: 'redirect-uri' as const, at: 'url', message: `${uri} ${problem}` }];
  });
}

/** OpenID Connect Core section 3.1.2.1: a sign-in without `openid` is none. */
function openidIsAmongTheScopes({ spec }: ExpandedClient): Finding[] {
  if (!spec.grantTypes.includes('authorization_code') || spec.scopes.includes('openid')) return [];
  return [
    {
      rule: 'missing-field',
      at: 'scopes',
      message: 'scopes lacks openid, so nobody could sign in to this client',
      help: 'add openid to the list',
    },
  ];
}

function idTokenClaimsAreNamed({ spec }: ExpandedClient): Finding[] {
  const { idTokenClaims } = spec;
  if (typeof idTokenClaims !== 'string' || ['all', 'standard'].includes(idTokenClaims)) return [];
  const close = nearest(idTokenClaims, ['all', 'standard']);
  return [
    {
      rule: 'not-allowed-value',
      at: 'idTokenClaims',
      message: `spec.idTokenClaims cannot be ${JSON.stringify(idTokenClaims)}`,
      help:
        close === undefined
          ? 'allowed: all, standard, or a list of claims'
          : `did you mean ${close}?`,
    },
  ];
}

function claimsAreGivable({ spec }: ExpandedClient): Finding[] {
  return faultsOfClaims(spec.claims).map(({ name, ...fault }) => ({
    ...fault,
    at: `claims/${escapePointer(name)}`,
  }));
}
