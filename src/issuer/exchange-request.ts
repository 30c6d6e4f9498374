import { errors } from 'oidc-provider';
import type { EXCHANGE_PARAMETERS } from './exchange-grant.ts';

const TOKEN_TYPES = {
  'urn:ietf:params:oauth:token-type:access_token': 'access_token',
  'urn:ietf:params:oauth:token-type:id_token': 'id_token',
} as const;

type TokenTypeURI = keyof typeof TOKEN_TYPES;
type TokenType = (typeof TOKEN_TYPES)[TokenTypeURI];

/** What a client asks of a token exchange (RFC 8693 section 2.1). */
export type ExchangeRequest = Readonly<{
  subjectToken: string;
  subjectTokenType: TokenType;
  requestedTokenType: TokenType;
  /** Whom the new token is for, by client_id; the caller itself when left out. */
  audience?: string;
  /** Undefined: everything that can be had. */
  scopes?: readonly string[];
}>;

type Parameters = Readonly<Partial<Record<(typeof EXCHANGE_PARAMETERS)[number], unknown>>>;

/**
 * Reads the parameters of a token request.
 * @throws errors.InvalidRequest when one is missing or not supported
 * @throws errors.InvalidTarget for more targets than one, or a target that is no client
 */
export function readExchangeRequest(parameters: Parameters): ExchangeRequest {
  const { audience, scope, subject_token: subjectToken } = parameters;
  if (typeof subjectToken !== 'string') throw missing('subject_token');
  if (parameters.actor_token !== undefined || parameters.actor_token_type !== undefined) {
    throw new errors.InvalidRequest('actor_token is not supported: the client itself is the actor');
  }
  if (parameters.resource !== undefined) {
    throw new errors.InvalidTarget('token exchange is for clients: name one as audience');
  }
  if (Array.isArray(audience)) throw new errors.InvalidTarget('one audience at a time');
  return {
    subjectToken,
    subjectTokenType: tokenTypeOf(parameters, 'subject_token_type'),
    requestedTokenType:
      parameters.requested_token_type === undefined
        ? 'access_token'
        : tokenTypeOf(parameters, 'requested_token_type'),
    ...(typeof audience === 'string' ? { audience } : {}),
    ...(typeof scope === 'string' ? { scopes: [...new Set(scope.split(' '))] } : {}),
  };
}

/** The URI of a type of tokens (RFC 8693 section 3). */
export function tokenTypeURI(type: TokenType): TokenTypeURI {
  return type === 'access_token'
    ? 'urn:ietf:params:oauth:token-type:access_token'
    : 'urn:ietf:params:oauth:token-type:id_token';
}

function tokenTypeOf(
  parameters: Parameters,
  name: 'subject_token_type' | 'requested_token_type',
): TokenType {
  const uri = parameters[name];
  if (uri === undefined) throw missing(name);
  const type = Object.entries(TOKEN_TYPES).find(([known]) => known === uri)?.[1];
  if (type === undefined) throw new errors.InvalidRequest(`${name} is not supported`);
  return type;
}

function missing(name: string): errors.InvalidRequest {
  return new errors.InvalidRequest(`missing required parameter '${name}'`);
}
