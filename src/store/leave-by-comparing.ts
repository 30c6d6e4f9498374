import { changeByComparing } from './change-by-comparing.ts';
import type { AtRest } from './at-rest.ts';
import { grantsInSession, leaveSession } from './owned-rows.ts';
import { openToChange } from './stored-row.ts';
import type { AppSession } from './store.ts';

/** What leaving takes of a store in which reading and writing are two steps. */
type SessionTexts = Readonly<{
  atRest: AtRest;
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
  { atRest, read, replace, liveGrants }: SessionTexts,
): Promise<readonly AppSession[]> {
  const left = await changeByComparing({
    read: () => read(key),
    async change(text) {
      const row = openToChange(atRest, { model: 'Session', key, text });
      if (row === undefined) return undefined;
      const good = await liveGrants(grantsInSession(row.payload, clientIds));
      const left = leaveSession(row.payload, clientIds, (grantId) => good.has(grantId));
      return left && { ended: left.ended, text: row.textWith(left.session) };
    },
    replace: (before, after) => replace(key, before, after.text),
  });
  return left?.ended ?? [];
}
