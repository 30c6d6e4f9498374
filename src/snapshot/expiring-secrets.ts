import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { createListMemo } from '../tree/list-memo.ts';

type Client = ResourceOf<'Client'>;

const EXPIRING_DAYS = 3;

/**
 * When a secret is about to expire, in milliseconds before its end: less than half of the week that
 * `secret rotate` gives an app, so that nobody is warned of what was begun a moment ago.
 */
const EXPIRING_MS = EXPIRING_DAYS * 86_400_000;

/** The clients with secrets that end at all; of thousands most have none. */
const rotatingClients = createListMemo((client: Client) =>
  client.value.spec.previousSecrets === undefined ? [] : [client],
);

/**
 * A warning for each secret that is accepted today and not for long: an app that still sends it is
 * going to be turned away. One that has expired has done its harm already.
 */
export function checkExpiringSecrets(
  clients: readonly Client[],
  now = new Date(),
): readonly Diagnostic[] {
  return rotatingClients.of(clients).flatMap(({ document, value: { spec, metadata } }) =>
    (spec.previousSecrets ?? []).flatMap(({ expiresAt }, index) => {
      const left = Date.parse(expiresAt) - now.getTime();
      if (spec.enabled === false || left <= 0 || left > EXPIRING_MS) return [];
      return [
        diagnosticAt(document, `/spec/previousSecrets/${index}/expiresAt`, 'value', {
          rule: 'secret-expiring',
          message: `a secret of client ${spec.id ?? metadata.name} is accepted until ${expiresAt} only, which is within ${EXPIRING_DAYS} days`,
          help: 'make sure that the app sends the current secret, or write a later time',
        }),
      ];
    }),
  );
}
