import { changedClients, gainedIn, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** What is in an address can be read by much that is on the way (RFC 9700 section 2.1.2). */
export const implicitFlowAdded: RiskRule = {
  name: 'implicit-flow-added',
  severity: 'critical',
  summary: 'A client gets tokens through the browser.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) =>
      gainedIn(client.before?.responseTypes, client.after.responseTypes)
        .filter((type) => type !== 'code')
        .map((type) =>
          riskOf(client, {
            field: 'responseTypes',
            item: type,
            message: `response type ${type} sends ID tokens through the browser`,
            help: 'let the app use the code flow',
          }),
        ),
    ),
};
