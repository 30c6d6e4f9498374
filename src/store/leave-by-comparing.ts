import { handleOf, hideId, restoreId } from './at-rest.ts';
import { grantsInSession, leaveSession } from './owned-rows.ts';
import type { AppSession } from './store.ts';

/** What leaving takes of a store in which reading and writing are two steps. */
type SessionTexts = Readonly<{
  /** The text of a live row. */
  read: (key: Uint8Array) => Promise<string | undefined>;
  /** Writes a text in the place of another; false when the row has a third one by now. */
  replace: (key: Uint8Array, before: string, after: string) => Promise<boolean>;
  /** Which of these grants are there. */
  liveGrants: (grantIds: readonly string[]) => Promise<ReadonlySet<string>>;
}>;

/** Takes clients out of one session, whatever others write to it meanwhile; returns what ended. */
export async function leaveByComparing(
  key: Uint8Array,
  clientIds: ReadonlySet<string>,
  { read, replace, liveGrants }: SessionTexts,
): Promise<readonly AppSession[]> {
  for (;;) {
    const text = await read(key);
    if (text === undefined) return [];
    const session = restoreId(handleOf(key), text);
    const good = await liveGrants(grantsInSession(session, clientIds));
    const left = leaveSession(session, clientIds, (grantId) => good.has(grantId));
    if (left === undefined) return [];
    if (await replace(key, text, hideId(handleOf(key), left.session))) return left.ended;
  }
}
