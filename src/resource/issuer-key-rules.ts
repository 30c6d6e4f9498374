import type { Finding } from './client-rule.ts';
import { newestSet } from '../secret/key-schedule.ts';
import { secondsOf } from './duration.ts';
import type { IssuerSpec } from './generated/issuer.ts';
import { faultsOfSecretRef } from './secret-ref-rules.ts';

type Keys = NonNullable<IssuerSpec['keys']>;
type PreviousKeys = NonNullable<Keys['previous']>[number];

/** A key is published a day before it signs, and should sign for a while then. */
const LEAST_ROTATION = '2d';

/** What a schema does not say about the signing keys of the Issuer. */
export function faultsOfKeys(keys: Keys): readonly Finding[] {
  const { previous = [] } = keys;
  return [
    ...faultsOfSecretRef(keys.secretRef, 'keys/secretRef'),
    ...previous.flatMap(({ secretRef }, index) =>
      faultsOfSecretRef(secretRef, `keys/previous/${index}/secretRef`),
    ),
    ...(keys.secretRef === undefined ? faultsWithoutKeys(keys) : faultsWithKeys(keys)),
  ];
}

function faultsWithoutKeys({ useFrom, previous, rotateEvery }: Keys): Finding[] {
  const given = { useFrom, previous };
  const needless = (['useFrom', 'previous'] as const)
    .filter((field) => given[field] !== undefined)
    .map((field): Finding => {
      const message = `${field} is about keys of your own, and secretRef names none`;
      return { rule: 'missing-field', at: `keys/${field}`, message, help: 'add secretRef' };
    });
  if (rotateEvery === undefined || rotateEvery === 'never') return needless;
  if (secondsOf(rotateEvery) >= secondsOf(LEAST_ROTATION)) return needless;
  const message = `${rotateEvery} is too short: a key is published for a day before it signs`;
  const help = `write ${LEAST_ROTATION} or more`;
  return [...needless, { rule: 'not-allowed-value', at: 'keys/rotateEvery', message, help }];
}

function faultsWithKeys({ useFrom, previous = [], rotateEvery }: Keys): Finding[] {
  const faults: Finding[] = [];
  if (rotateEvery !== undefined) {
    faults.push({
      rule: 'contradiction',
      at: 'keys/rotateEvery',
      message:
        'rotateEvery is about keys that the server makes, and secretRef names keys of your own',
      help: 'delete one of them; "idpfile keys rotate" replaces keys of your own',
    });
  }
  if (useFrom !== undefined && previous.length === 0) {
    faults.push({
      rule: 'contradiction',
      at: 'keys/useFrom',
      message: 'useFrom needs previous: no keys sign until then',
      help: 'add the keys before these to previous, or delete useFrom',
    });
  }
  if (useFrom === undefined && previous.length > 0) {
    faults.push({
      rule: 'missing-field',
      at: 'keys/previous',
      message: 'previous needs useFrom: nothing says which keys sign',
      help: 'add useFrom: the time from which the keys of secretRef sign',
    });
  }
  return [...faults, ...gapIn(useFrom, previous)];
}

function gapIn(useFrom: string | undefined, previous: readonly PreviousKeys[]): Finding[] {
  const newest = newestSet(previous.map((keys) => Date.parse(keys.until)));
  const until = previous[newest]?.until;
  if (useFrom === undefined || until === undefined) return [];
  if (Date.parse(until) > Date.parse(useFrom)) return [];
  return [
    {
      rule: 'contradiction',
      at: `keys/previous/${newest}/until`,
      message: `these keys sign until ${useFrom}, and are to be published until ${until} only`,
      help: 'write a later time: what they signed is refused once they are not published',
    },
  ];
}
