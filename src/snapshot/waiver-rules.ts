import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { createListMemo } from '../tree/list-memo.ts';

type Client = ResourceOf<'Client'>;

const waivedClients = createListMemo((client: Client) =>
  client.value.spec.allowImplicit === undefined ? [] : [client],
);

/**
 * Waivers whose time is over. A running server goes on and warns: people would be locked out by the
 * clock alone.
 */
export function checkWaivers(clients: readonly Client[], now = new Date()): readonly Diagnostic[] {
  return waivedClients.of(clients).flatMap(({ document, value: { spec } }) => {
    const until = spec.allowImplicit?.until;
    if (until === undefined || Date.parse(until) > now.getTime()) return [];
    return [
      diagnosticAt(document, '/spec/allowImplicit/until', 'value', {
        rule: 'waiver-expired',
        message: `allowImplicit has ended on ${until}`,
        help: 'take the response types out that need it, or agree on a later time',
        inert: true,
      }),
    ];
  });
}
