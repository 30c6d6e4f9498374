/**
 * The store as the engine sees it. The engine finds a code and then consumes it, which two requests
 * can do at once; here the loser of that race is refused and takes the grant with it.
 */
import type { Adapter, AdapterFactory, AdapterPayload, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { ModelStore, Store, StoredPayload } from '../store/store.ts';
import { AlreadyConsumed, StoreUnavailable } from '../store/store.ts';
import { shareSessions } from './shared-sessions.ts';
import { requestObjectClaims } from './request-object.ts';

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

/**
 * Makes the `adapter` option of the engine. Clients do not come from here: none is ever found.
 * @param viewOf how the engine gets to see a stored refresh token; one that looks unused is accepted
 */
export function createEngineAdapter(
  store: Store,
  viewOf: (row: StoredPayload) => StoredPayload = (row) => row,
): AdapterFactory {
  return (model) => {
    const rows = rowsFor(model, store.model(model), viewOf);
    return {
      upsert: (id, payload, lifetime) =>
        answered(rows.upsert(id, toStored(model, payload), keptFor(model, lifetime))),
      find: async (id) => (model === 'Client' ? undefined : found(rows.find(id))),
      findByUid: (uid) => found(rows.findByUid(uid)),
      findByUserCode: (userCode) => found(rows.findByUserCode(userCode)),
      consume: (id) => answered(consumeOrRevoke(store, model, rows, id)),
      destroy: (id) => answered(model === 'Grant' ? destroyGrant(store, id) : rows.destroy(id)),
      revokeByGrantId: (grantId) => answered(revokeTokens(store, model, grantId)),
    } satisfies Adapter;
  };
}

function rowsFor(
  model: string,
  rows: ModelStore,
  viewOf: (row: StoredPayload) => StoredPayload,
): ModelStore {
  if (model === 'Session') return shareSessions(rows);
  return model === 'RefreshToken' ? withView(rows, viewOf) : rows;
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
async function consumeOrRevoke(
  store: Store,
  model: string,
  rows: ModelStore,
  id: string,
): Promise<void> {
  try {
    await rows.consume(id);
  } catch (error) {
    if (!(error instanceof AlreadyConsumed)) throw error;
    await revokeGrantOf(store, rows, id);
    throw refusal(model, error);
  }
}

/** Of several uses at once one consumes the row; the view decides whether the others are accepted. */
function withView(rows: ModelStore, viewOf: (row: StoredPayload) => StoredPayload): ModelStore {
  const find = async (id: string) => {
    const row = await rows.find(id);
    return row && viewOf(row);
  };
  return {
    ...rows,
    find,
    async consume(id) {
      try {
        await rows.consume(id);
      } catch (error) {
        const row = error instanceof AlreadyConsumed ? await find(id) : undefined;
        if (row === undefined || row.consumed !== undefined) throw error;
      }
    },
  };
}

async function revokeGrantOf(store: Store, rows: ModelStore, id: string): Promise<void> {
  const grantId = (await rows.find(id))?.grantId;
  if (typeof grantId !== 'string') return;
  // Without the grant, tokens that the winner is still writing are worth nothing either.
  await destroyGrant(store, grantId);
  await Promise.all(TOKEN_MODELS.map((model) => store.model(model).revokeByGrantId(grantId)));
}

/** Grants that come from it, by token exchange, end with it: their tokens are worth nothing then. */
async function destroyGrant(store: Store, id: string): Promise<void> {
  const grants = store.model('Grant');
  await grants.destroy(id);
  await grants.revokeByGrantId(id);
}

/** An access token that is revoked takes along what was exchanged for it. */
async function revokeTokens(store: Store, model: string, grantId: string): Promise<void> {
  await store.model(model).revokeByGrantId(grantId);
  if (model === 'AccessToken') await store.model('Grant').revokeByGrantId(grantId);
}

function refusal(model: string, cause: AlreadyConsumed): errors.OIDCProviderError {
  return model === 'PushedAuthorizationRequest'
    ? new errors.InvalidRequestUri('request_uri was already used', { cause })
    : new errors.InvalidGrant({ cause, detail: 'already used' });
}

/**
 * What the store answers.
 * @throws errors.OIDCProviderError 503 `temporarily_unavailable` while it is away
 */
export async function answered<T>(result: Promise<T>): Promise<T> {
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

/** A device that asks too late is to learn that its code has expired (RFC 8628 section 3.5). */
const LATE_DEVICE_SECONDS = 600;

const keptFor = (model: string, lifetime: number | undefined) =>
  model === 'DeviceCode' && lifetime !== undefined ? lifetime + LATE_DEVICE_SECONDS : lifetime;

function toStored(model: string, payload: AdapterPayload): StoredPayload {
  if (model === 'PushedAuthorizationRequest') {
    // The engine keeps no more than the request, and it ends with the client that pushed it.
    return { ...payload, clientId: requestObjectClaims(payload.request)['iss'] } as StoredPayload;
  }
  if (model !== 'Interaction' || payload.session === undefined) return payload as StoredPayload;
  // The engine never reads the session's cookie value from here, but a thief of the file would.
  const { cookie: _, ...session } = payload.session;
  return { ...payload, session } as StoredPayload;
}
