import type { Place } from '../../diagnostic/diagnostic.ts';
import type { SecretRef } from '../../resource/generated/issuer.ts';
import { targetOf } from '../../snapshot/secret-references.ts';
import { referred } from '../declared-secret.ts';
import { resourcesOf, type ReviewedRevision } from '../reviewed-revision.ts';
import type { Comparison, FoundRisk, RiskRule } from '../risk.ts';

/** What they signed is refused as soon as they are not published any more. */
export const signingKeyRemoved: RiskRule = {
  name: 'signing-key-removed',
  severity: 'high',
  summary: 'Signing keys are gone, or end sooner, while what they signed may still be in use.',
  find: (comparison) => {
    const [before, after] = [keySetsOf(comparison.base), keySetsOf(comparison.head)];
    if (before === undefined || after === undefined) return [];
    return before.flatMap((set) => judge(set, after, comparison));
  },
};

/** A set of keys that is published. */
type KeySet = Readonly<{
  /** Equal for the same reference; `''` for those that the server makes itself. */
  id: string;
  /** Milliseconds since the epoch; undefined where it does not end. */
  until: number | undefined;
  fingerprint: string;
  place: Place;
  issuer: string;
}>;

function judge(set: KeySet, after: readonly KeySet[], { now }: Comparison): readonly FoundRisk[] {
  if (set.until !== undefined && set.until <= now.getTime()) return [];
  const kept = after.find(({ id }) => id === set.id);
  const tell = (place: Place, message: string, severity: 'high' | 'medium' = 'high') =>
    [
      {
        kind: 'Issuer',
        name: set.issuer,
        place,
        field: 'signingKeys',
        message,
        help: HELP,
        severity,
      },
    ] as const;
  if (kept === undefined) {
    const message =
      set.id === ''
        ? 'the keys that the server made itself are not published any more'
        : 'a set of signing keys is not published any more';
    return tell(set.place, message);
  }
  if (kept.until !== undefined && set.until !== undefined && kept.until < set.until) {
    return tell(kept.place, 'a set of signing keys ends sooner');
  }
  if (kept.fingerprint === set.fingerprint) return [];
  const message =
    'the signing keys are others; whether one is missing cannot be told without a key';
  return tell(kept.place, message, 'medium');
}

const HELP =
  'list them under keys.previous until the last token is over, or use idpfile keys rotate';

function keySetsOf(revision: ReviewedRevision): readonly KeySet[] | undefined {
  const issuer = resourcesOf(revision, 'Issuer')[0];
  if (issuer === undefined) return undefined;
  const { document, value } = issuer;
  const { keys } = value.spec;
  const placeAt = (pointer: string): Place => ({
    file: document.file.path,
    range: document.rangeOf(pointer),
  });
  const common = { issuer: value.metadata.name };
  if (keys?.secretRef === undefined) {
    const place = placeAt('/spec/keys');
    return [{ ...common, id: '', until: undefined, fingerprint: '', place }];
  }
  const setOf = (ref: SecretRef, pointer: string, until: string | undefined): KeySet => {
    const target = targetOf(ref);
    const place = placeAt(pointer);
    const { fingerprint } = referred(target, revision, place);
    const end = until === undefined ? undefined : Date.parse(until);
    return { ...common, id: JSON.stringify(target), until: end, fingerprint, place };
  };
  return [
    setOf(keys.secretRef, '/spec/keys/secretRef', undefined),
    ...(keys.previous ?? []).map(({ secretRef, until }, index) =>
      setOf(secretRef, `/spec/keys/previous/${index}`, until),
    ),
  ];
}
