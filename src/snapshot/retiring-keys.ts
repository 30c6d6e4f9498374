import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { newestSet } from '../secret/key-schedule.ts';

/**
 * A warning for keys that are listed and over, and for keys that end before what they signed does.
 * @param lifetimeOfSigned seconds; only asked where it matters
 */
export function checkRetiringKeys(
  { document, value }: ResourceOf<'Issuer'>,
  lifetimeOfSigned: () => number,
  now = new Date(),
): readonly Diagnostic[] {
  const { useFrom, previous = [] } = value.spec.keys ?? {};
  const newest = newestSet(previous.map(({ until }) => Date.parse(until)));
  return previous.flatMap(({ until }, index) => {
    const pointer = `/spec/keys/previous/${index}/until`;
    if (Date.parse(until) <= now.getTime()) {
      return [
        diagnosticAt(document, pointer, 'value', {
          rule: 'retired-keys',
          message: `these keys were published until ${until}, and have no effect any more`,
          help: 'delete this item of previous, with the last one useFrom as well, and the Secret',
        }),
      ];
    }
    if (useFrom === undefined || index !== newest) return [];
    const neededUntil = Date.parse(useFrom) + lifetimeOfSigned() * 1000;
    if (Date.parse(until) >= neededUntil) return [];
    const time = new Date(neededUntil).toISOString().replace('.000Z', 'Z');
    return [
      diagnosticAt(document, pointer, 'value', {
        rule: 'keys-retired-early',
        message: `what these keys sign until ${useFrom} may be presented until ${time}, and they are published until ${until} only`,
        help: `write ${time} or a later time; tokens and sign-outs would fail`,
      }),
    ];
  });
}
