import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { describeCounters } from './conformance-of-counters.ts';
import { describeDocuments } from './conformance-of-documents.ts';
import { describeFleet } from './conformance-of-fleet.ts';
import { describeLeases } from './conformance-of-leases.ts';
import { describeNames } from './conformance-of-names.ts';
import { describeOwners } from './conformance-of-owners.ts';
import { describeRevising } from './conformance-of-revising.ts';
import { describeRows } from './conformance-of-rows.ts';
import { describeSessions } from './conformance-of-sessions.ts';
import { describeSingleUse } from './conformance-of-single-use.ts';
import { describeSweeping } from './conformance-of-sweeping.ts';

/** Two connections to one state, and how to let it go. */
export type OpenedStore = Readonly<{
  first: Store;
  second: Store;
  close: () => Promise<void>;
}>;

type Traits = Readonly<{
  /** Rows go when their time is over, without a sweep. */
  expiresByItself?: boolean;
}>;

/** What every store must do, whatever it is made of. */
export function describeStore(
  name: string,
  open: (clock: () => number) => Promise<OpenedStore>,
  { expiresByItself = false }: Traits = {},
): void {
  describe(name, () => {
    let now = Date.UTC(2030, 0, 1);
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await open(() => now);
    });
    afterAll(() => opened.close());

    const stores = {
      first: () => opened.first,
      second: () => opened.second,
      now: () => now,
      pass: (seconds: number): void => {
        now += seconds * 1000;
      },
    };
    describeRows(stores);
    describeRevising(stores);
    describeNames(stores);
    describeSingleUse(stores);
    describeCounters(stores);
    describeLeases(stores);
    describeFleet(stores);
    describeDocuments(stores);
    describeOwners(stores);
    describeSessions(stores);
    if (!expiresByItself) describeSweeping(stores);

    test('an open store is healthy', async () => {
      await expect(opened.second.health()).resolves.toBeUndefined();
    });
  });
}
