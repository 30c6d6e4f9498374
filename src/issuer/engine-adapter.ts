/**
 * The store as the engine sees it. The engine finds a code and then consumes it, which two requests
 * can do at once; here the loser of that race is refused and takes the grant with it.
 */
import type { Adapter, AdapterFactory, AdapterPayload, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { ModelStore, Store, StoredPayload } from '../store/store.ts';
import { AlreadyConsumed, StoreUnavailable } from '../store/store.ts';

const TOKEN_MODELS = ['AccessToken', 'RefreshToken', 'AuthorizationCode'];

/** What the engine answers while the store is away: 503 `temporarily_unavailable`. */
class EngineUnavailable extends errors.OIDCProviderError {
  override readonly error_description = 'the state store is unavailable';

  constructor(cause: StoreUnavailable) {
    super(503, 'temporarily_unavailable', { cause });
    // Below 500 by default only; without it the engine answers `server_error`.
    this.expose = true;
  }
}

/** Makes the `adapter` option of the engine. Clients do not come from here: none is ever found. */
export function createEngineAdapter(store: Store): AdapterFactory {
  return (model) => {
    const rows = store.model(model);
    return {
      upsert: (id, payload, lifetime) =>
        answered(rows.upsert(id, toStored(model, payload), lifetime)),
      find: async (id) => (model === 'Client' ? undefined : found(rows.find(id))),
      findByUid: (uid) => found(rows.findByUid(uid)),
      findByUserCode: (userCode) => found(rows.findByUserCode(userCode)),
      consume: (id) => answered(consumeOrRevoke(store, model, id)),
      destroy: (id) => answered(rows.destroy(id)),
      revokeByGrantId: (grantId) => answered(rows.revokeByGrantId(grantId)),
    } satisfies Adapter;
  };
}

/** Makes the engine's check for replayed proofs and assertions one atomic step (RFC 9449 §11.1). */
export function installReplayProtection(provider: Provider, store: Store): void {
  provider.ReplayDetection.unique = (issuer, tokenId, expiresAt) => {
    const lifetimeSeconds = expiresAt - Math.floor(Date.now() / 1000);
    const key = JSON.stringify(['replay', issuer, tokenId]);
    return answered(store.once(key, Math.max(1, lifetimeSeconds)));
  };
}

/** A code or token presented twice was stolen: all that came from it ends (RFC 6749 §4.1.2, §10.4). */
async function consumeOrRevoke(store: Store, model: string, id: string): Promise<void> {
  const rows = store.model(model);
  try {
    await rows.consume(id);
  } catch (error) {
    if (!(error instanceof AlreadyConsumed)) throw error;
    await revokeGrantOf(store, rows, id);
    throw refusal(model, error);
  }
}

async function revokeGrantOf(store: Store, rows: ModelStore, id: string): Promise<void> {
  const grantId = (await rows.find(id))?.grantId;
  if (typeof grantId !== 'string') return;
  // Without the grant, tokens that the winner is still writing are worth nothing either.
  await store.model('Grant').destroy(grantId);
  await Promise.all(TOKEN_MODELS.map((model) => store.model(model).revokeByGrantId(grantId)));
}

function refusal(model: string, cause: AlreadyConsumed): errors.OIDCProviderError {
  return model === 'PushedAuthorizationRequest'
    ? new errors.InvalidRequestUri('request_uri was already used', { cause })
    : new errors.InvalidGrant({ cause, detail: 'already used' });
}

async function answered<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw error instanceof StoreUnavailable ? new EngineUnavailable(error) : error;
  }
}

// The engine reads back what it wrote itself, so its payload type holds.
async function found(row: Promise<StoredPayload | undefined>): Promise<AdapterPayload | undefined> {
  return (await answered(row)) as AdapterPayload | undefined;
}

function toStored(model: string, payload: AdapterPayload): StoredPayload {
  if (model !== 'Interaction' || payload.session === undefined) return payload as StoredPayload;
  // The engine never reads the session's cookie value from here, but a thief of the file would.
  const { cookie: _, ...session } = payload.session;
  return { ...payload, session } as StoredPayload;
}
