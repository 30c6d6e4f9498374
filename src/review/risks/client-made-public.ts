import { changedClients, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** From then on anybody can speak as the client. */
export const clientMadePublic: RiskRule = {
  name: 'client-made-public',
  severity: 'critical',
  summary: 'A client that proved who it is does not any more.',
  find: (comparison) =>
    changedClients(comparison)
      .filter(
        ({ before, after }) =>
          before !== undefined &&
          before.credential.kind !== 'none' &&
          after.credential.kind === 'none',
      )
      .map((client) =>
        riskOf(client, {
          field: 'authentication',
          message: 'the client no longer proves who it is',
          help: 'declare a client of its own for the app that cannot keep a secret',
        }),
      ),
};
