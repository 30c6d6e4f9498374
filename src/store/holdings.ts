import { clientsOfSession } from './owned-rows.ts';
import type { Holding, StoredPayload } from './store.ts';

type Holdings = Readonly<{
  /** Of clients that have something. */
  counted: ReadonlyMap<string, Holding>;
  /** Takes a live row into account. */
  count(model: string, payload: StoredPayload): void;
}>;

/** Models whose rows are counted. */
export const HELD_MODELS = ['RefreshToken', 'Session'] as const;

/** Counts what people have with some clients. */
export function createHoldings(clientIds: readonly string[]): Holdings {
  const wanted = new Set(clientIds);
  const counted = new Map<string, Holding>();
  const add = (id: unknown, more: Holding) => {
    if (typeof id !== 'string' || !wanted.has(id)) return;
    const { sessions, refreshTokens } = counted.get(id) ?? { sessions: 0, refreshTokens: 0 };
    counted.set(id, {
      sessions: sessions + more.sessions,
      refreshTokens: refreshTokens + more.refreshTokens,
    });
  };
  return {
    counted,
    count(model, payload) {
      if (model === 'RefreshToken') add(payload['clientId'], { sessions: 0, refreshTokens: 1 });
      if (model !== 'Session') return;
      for (const id of clientsOfSession(payload)) add(id, { sessions: 1, refreshTokens: 0 });
    },
  };
}
