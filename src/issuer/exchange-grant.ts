import type { Provider, TokenEndpointGrantContext } from 'oidc-provider';

/** Token exchange (RFC 8693 section 2.1). */
export const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** Parameters of the grant; those that are refused have to be seen to be refused. */
export const EXCHANGE_PARAMETERS = [
  'subject_token',
  'subject_token_type',
  'requested_token_type',
  'audience',
  'resource',
  'scope',
  'actor_token',
  'actor_token_type',
] as const;

/** Those that RFC 8693 lets a client repeat. */
const REPEATABLE_PARAMETERS = ['audience', 'resource'] as const;

/** Tells an engine of the grant type, so that a client may name it. */
export function registerTokenExchange(
  provider: Provider,
  answer: (ctx: TokenEndpointGrantContext) => Promise<void>,
): void {
  provider.registerGrantType(GRANT_TYPE, answer, EXCHANGE_PARAMETERS, REPEATABLE_PARAMETERS);
}
