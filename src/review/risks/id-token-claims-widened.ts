import type { Client } from '../../snapshot/client.ts';
import type { ResourceChange } from '../change.ts';
import { changedClients, gainedIn, riskOf, type Changed } from '../changed-things.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** ID tokens are kept and logged in many places. */
export const idTokenClaimsWidened: RiskRule = {
  name: 'id-token-claims-widened',
  severity: 'low',
  summary: 'Apps learn more about people: more goes into ID tokens, or a claim is new.',
  find: (comparison) => [
    ...changedClients(comparison).flatMap((client) => [...ofList(client), ...ofClaims(client)]),
    ...comparison.change.changes.flatMap(ofScope),
  ],
};

function ofList(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after } = client;
  if (before === undefined || before.idTokenClaims === 'all') return [];
  const field = 'idTokenClaims';
  if (after.idTokenClaims === 'all') {
    return [riskOf(client, { field, message: 'ID tokens hold the claims of all granted scopes' })];
  }
  return gainedIn(before.idTokenClaims, after.idTokenClaims).map((claim) =>
    riskOf(client, { field, item: claim, message: `ID tokens hold the claim ${claim}` }),
  );
}

function ofClaims(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after } = client;
  if (before === undefined) return [];
  return gainedIn(Object.keys(before.claims), Object.keys(after.claims)).map((claim) =>
    riskOf(client, { field: `claims.${claim}`, message: `the app gets the claim ${claim}` }),
  );
}

function ofScope({ kind, name, action, fields }: ResourceChange): readonly FoundRisk[] {
  if (kind !== 'Scope' || action !== 'change') return [];
  return fields
    .filter(({ path, before }) => path.startsWith('claims.') && before === undefined)
    .map(({ path, place }) => {
      const message = `apps with the scope ${name} get the claim ${path.slice('claims.'.length)}`;
      return { kind, name, place, field: path, message };
    });
}
