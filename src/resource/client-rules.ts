import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { ResourceOf } from './resource.ts';

type ClientResource = ResourceOf<'Client'>;
type ClientRule = (client: ClientResource) => Diagnostic | undefined;

/** What a schema cannot say about one client. */
const CLIENT_RULES: readonly ClientRule[] = [
  publicClientHasNoSecret,
  oneSecretOnly,
  openidIsAmongTheScopes,
  trustedPeersAreNotActedOn,
];

export function checkClient(client: ClientResource): readonly Diagnostic[] {
  return CLIENT_RULES.map((rule) => rule(client)).filter((found) => found !== undefined);
}

function publicClientHasNoSecret({ value, document }: ClientResource): Diagnostic | undefined {
  const { spec } = value;
  const field = spec.secretHash === undefined ? 'secretRef' : 'secretHash';
  if (spec.public !== true || spec[field] === undefined) return undefined;
  return diagnosticAt(document, `/spec/${field}`, 'key', {
    rule: 'public-client-secret',
    message: `${field} beside public: true, though a public client keeps no secret`,
    help: `delete ${field}, or write public: false`,
  });
}

function oneSecretOnly({ value, document }: ClientResource): Diagnostic | undefined {
  const { spec } = value;
  if (spec.secretHash === undefined || spec.secretRef === undefined) return undefined;
  return diagnosticAt(document, '/spec/secretRef', 'key', {
    rule: 'two-secrets',
    message: 'secretHash and secretRef exclude each other',
    help: 'keep one of them',
  });
}

/** OpenID Connect Core section 3.1.2.1: a sign-in without `openid` is none. */
function openidIsAmongTheScopes({ value, document }: ClientResource): Diagnostic | undefined {
  const { scopes } = value.spec;
  if (scopes === undefined || scopes.includes('openid')) return undefined;
  return diagnosticAt(document, '/spec/scopes', 'value', {
    rule: 'missing-field',
    message: 'scopes lacks openid, so nobody could sign in to this client',
    help: 'add openid to the list',
  });
}

function trustedPeersAreNotActedOn({ value, document }: ClientResource): Diagnostic | undefined {
  if (value.spec.trustedPeers === undefined || value.spec.trustedPeers.length === 0) {
    return undefined;
  }
  return diagnosticAt(document, '/spec/trustedPeers', 'key', {
    rule: 'not-acted-on',
    message: 'trustedPeers is checked but has no effect yet: no peer can obtain a token',
  });
}
