import type { RuleName } from '../diagnostic/rules.ts';
import type { ClaimMapping } from './generated/client.ts';

/** A claim that cannot be given as its mapping says. */
type ClaimFault = Readonly<{ name: string; rule: RuleName; message: string }>;

/** Claims that the protocol gives a meaning of its own (RFC 7519 section 4.1, OpenID Connect Core sections 2 and 5.6). */
const PROTOCOL_CLAIMS: ReadonlySet<string> = new Set([
  'sub',
  'iss',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'azp',
  'nonce',
  'auth_time',
  'acr',
  'amr',
  'sid',
  'at_hash',
  'c_hash',
  's_hash',
  'cnf',
  'act',
  'client_id',
  'grant_id',
  'scope',
  '_claim_names',
  '_claim_sources',
]);

/** What is wrong with a table of claims. */
export function faultsOfClaims(
  claims: Readonly<Record<string, ClaimMapping>> = {},
): readonly ClaimFault[] {
  return Object.entries(claims).flatMap(([name, mapping]) => {
    const fault = PROTOCOL_CLAIMS.has(name)
      ? ({
          rule: 'not-allowed-value',
          message: `claim ${name} belongs to the protocol: no file decides about it`,
        } as const)
      : faultOfMapping(name, mapping);
    return fault === undefined ? [] : [{ name, ...fault }];
  });
}

function faultOfMapping(
  name: string,
  { attribute, value, fromGroups, multiple, default: otherwise }: ClaimMapping,
): Omit<ClaimFault, 'name'> | undefined {
  const rule = 'contradiction';
  const sources = [attribute, value, fromGroups].filter((source) => source !== undefined);
  if (sources.length !== 1) {
    return {
      rule,
      message: `claim ${name} needs exactly one of attribute, value and fromGroups`,
    };
  }
  if (multiple !== undefined && fromGroups === undefined) {
    return { rule, message: `claim ${name}: multiple goes with fromGroups alone` };
  }
  if (value !== undefined && otherwise !== undefined) {
    return { rule, message: `claim ${name}: value is for everybody, so default is for nobody` };
  }
  return undefined;
}
