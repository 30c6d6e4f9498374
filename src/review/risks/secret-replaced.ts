import type { Client } from '../../snapshot/client.ts';
import { changedClients, riskOf, type Changed } from '../changed-things.ts';
import { methodOf, SECRET_REENCRYPTED } from '../compare-credentials.ts';
import { declaredSecretsOf, type DeclaredSecret } from '../declared-secret.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** The app is locked out until it has the new one, unless the old one is accepted for a while. */
export const secretReplaced: RiskRule = {
  name: 'secret-replaced',
  severity: 'high',
  summary: 'A client has another secret or other keys; low where the old ones still are accepted.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) => [...ofSecret(client), ...ofKeys(client)]),
};

function ofSecret(client: Changed<Client>): readonly FoundRisk[] {
  const told = client.change.fields.find(({ path }) => path === 'secret');
  if (told === undefined) return [];
  const tell = (severity: FoundRisk['severity'] & string, message: string, help?: string) => [
    riskOf(client, {
      field: 'secret',
      severity,
      message,
      ...(help === undefined ? {} : { help }),
    }),
  ];
  const end = endOfOverlap(client);
  if (end !== undefined) return tell('low', `another secret; the old one is accepted until ${end}`);
  if (String(told.after).startsWith(SECRET_REENCRYPTED)) {
    return tell(
      'medium',
      'the secret was encrypted anew; whether it is another one cannot be told without a key',
    );
  }
  const help = 'list the old one under previousSecrets, or use idpfile secret rotate';
  return tell('high', 'another secret: the app is locked out until it has it', help);
}

/** Until when the secret of before is accepted, if it is. */
function endOfOverlap({ before, change, comparison }: Changed<Client>): string | undefined {
  const { base, head, now } = comparison;
  const old = before && base.clients.get(before.id);
  const client = head.clients.get(change.id);
  if (old === undefined || client === undefined) return undefined;
  const isCurrent = ({ expiresAt }: DeclaredSecret) => expiresAt === undefined;
  const was = declaredSecretsOf(old, base).find(isCurrent);
  return declaredSecretsOf(client, head).find(
    ({ fingerprint, expiresAt }) =>
      fingerprint === was?.fingerprint &&
      expiresAt !== undefined &&
      Date.parse(expiresAt) > now.getTime(),
  )?.expiresAt;
}

/** Whoever has one of the keys, or a certificate with the name, is the client. */
function ofKeys(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after } = client;
  if (before === undefined) return [];
  const [old, now] = [methodOf(before.credential), methodOf(after.credential)];
  const isByName = [before, after].every(({ credential }) => credential.kind === 'tls_client_auth');
  if (isByName && old !== now) {
    return [
      riskOf(client, { field: 'authentication', message: 'the certificate of another name' }),
    ];
  }
  if (before.keys === undefined || after.keys === undefined) return [];
  if (before.keys.jwksURI !== after.keys.jwksURI) {
    const message = `its keys are read from ${after.keys.jwksURI ?? 'its file'}, no longer from ${before.keys.jwksURI ?? 'its file'}`;
    return [riskOf(client, { field: 'keys.jwksURI', message })];
  }
  const [oldKeys, newKeys] = [keysIn(before.keys.jwks), keysIn(after.keys.jwks)];
  if (oldKeys.join() === newKeys.join()) return [];
  const isKept = oldKeys.every((key) => newKeys.includes(key));
  const message = isKept ? 'another key is accepted beside those of before' : 'other keys';
  return [riskOf(client, { field: 'keys.jwks', message, severity: 'high' })];
}

function keysIn(jwks: object | undefined): readonly string[] {
  const keys: unknown = jwks !== undefined && 'keys' in jwks ? jwks.keys : [];
  return Array.isArray(keys) ? keys.map((key) => JSON.stringify(key)).toSorted() : [];
}
