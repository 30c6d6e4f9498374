/** What a store holds, in a form that every other store takes. */
import type { AtRest, HiddenPayload } from './at-rest.ts';
import { openedOr } from './sealed-at-rest.ts';
import type { StoredRow } from './stored-row.ts';

/** A live row, without the seal that it lies under; times as rows have them. */
export type CopiedRow = Readonly<{
  kind: 'row';
  model: string;
  hidden: HiddenPayload;
  /** Milliseconds since the epoch; undefined for a row that stays. */
  expiresAt: number | undefined;
  /** Seconds since the epoch. */
  consumed: number | undefined;
}>;

/** A one-time key or a counter. Nothing leads from a keyed digest back to the one it was made of. */
export type CopiedCounter = Readonly<{
  kind: 'counter';
  digest: Uint8Array;
  isKeyed: boolean;
  /** Undefined where a store does not tell them apart. */
  purpose: 'once' | 'hit' | undefined;
  count: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}>;

/** A text that servers share. */
export type CopiedDocument = Readonly<{ kind: 'document'; name: string; text: string }>;

/** `unreadable`: a row of which the key is gone, so that nobody finds it anyway. */
export type CopiedEntry =
  CopiedRow | CopiedCounter | CopiedDocument | Readonly<{ kind: 'unreadable'; model: string }>;

/** A store that can be copied, and that another one can be copied into. */
export type Copying = Readonly<{
  /** Whether nothing is kept: no row, counter or document. */
  isEmpty: () => Promise<boolean>;
  /** All that is live, a step at a time; neither leases nor processes. */
  entries: () => AsyncGenerator<readonly CopiedEntry[]>;
  /** Keeps what another store gave; durable once it resolved. */
  takeIn: (entries: readonly CopiedEntry[]) => Promise<void>;
}>;

/** A row as it is copied. */
export function copiedRow(
  atRest: AtRest,
  { text, consumed, ...place }: StoredRow,
  expiresAt: number | undefined,
): CopiedEntry {
  const { model } = place;
  const hidden = openedOr(undefined, () => atRest.hiddenIn(place, text));
  if (hidden === undefined) return { kind: 'unreadable', model };
  return { kind: 'row', model, hidden, expiresAt, consumed };
}

/** A counter as it is copied: twice where its digest may be keyed or not. */
export function copiedCounters(
  { isPlain, readsPlain }: AtRest,
  counter: Omit<CopiedCounter, 'kind' | 'isKeyed'>,
): readonly CopiedCounter[] {
  return [
    ...(isPlain ? [] : [{ ...counter, kind: 'counter', isKeyed: true } as const]),
    ...(readsPlain ? [{ ...counter, kind: 'counter', isKeyed: false } as const] : []),
  ];
}

/** Under which digest a counter is kept from now on. */
export function digestOfCounter(
  { keysOf }: AtRest,
  { digest, isKeyed }: CopiedCounter,
): Uint8Array {
  return isKeyed ? digest : keysOf(digest)[0];
}
