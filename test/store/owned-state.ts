import { hash, randomBytes } from 'node:crypto';
import type { ModelStore, Owner, Store, StoredPayload } from '../../src/store/store.ts';

/** Two connections to one state, once they are open, and how to let time pass. */
export type Stores = Readonly<{
  first: () => Store;
  second: () => Store;
  /** The time in milliseconds since the epoch. */
  now: () => number;
  pass: (seconds: number) => void;
}>;

export const TOKEN_MODELS: readonly string[] = [
  'Grant',
  'AuthorizationCode',
  'AccessToken',
  'RefreshToken',
  'DeviceCode',
  'ClientCredentials',
  'BackchannelAuthenticationRequest',
  'Consent',
];

export const client = (id: string): Owner => ({ kind: 'client', id });
export const account = (id: string): Owner => ({ kind: 'account', id });

/** Does not repeat the id of the session: who reads it from the disk does not know that. */
export const sidOf = (session: string, clientId: string) =>
  hash('sha256', `${session}/${clientId}`, 'base64url');

/** The grant of a client in a session; nobody has written it. */
export const grantOf = (session: string, clientId: string) => `grant-${sidOf(session, clientId)}`;

export function newId(): string {
  return randomBytes(24).toString('base64url');
}

export function jtiOf(payload: StoredPayload | undefined): string {
  const jti = payload?.['jti'];
  if (typeof jti !== 'string') throw new Error('the row has no jti');
  return jti;
}

/** Takes turns between the two connections. */
export const eitherOf =
  ({ first, second }: Stores) =>
  (turn: number): Store =>
    turn % 2 === 0 ? first() : second();

export type OwnedState = Readonly<{
  rows: (model: string) => ModelStore;
  otherRows: (model: string) => ModelStore;
  /** A row of each model, all with the same id. */
  writeTokens: (payload: StoredPayload) => Promise<string>;
  /** The models of which a row with that id is found. */
  modelsWith: (id: string) => Promise<readonly string[]>;
  writeSession: (
    accountId: string,
    clientIds: readonly string[],
    lifetimeSeconds?: number,
  ) => Promise<string>;
}>;

/** What is there for a test: written through the first connection, looked at through the second. */
export function createOwnedState({ first, second }: Pick<Stores, 'first' | 'second'>): OwnedState {
  const rows = (model: string) => first().model(model);
  const otherRows = (model: string) => second().model(model);
  return {
    rows,
    otherRows,
    async writeTokens(payload) {
      const id = newId();
      for (const model of TOKEN_MODELS) await rows(model).upsert(id, { jti: id, ...payload }, 60);
      return id;
    },
    async modelsWith(id) {
      const found = await Promise.all(TOKEN_MODELS.map((model) => otherRows(model).find(id)));
      return TOKEN_MODELS.filter((_, position) => found[position] !== undefined);
    },
    async writeSession(accountId, clientIds, lifetimeSeconds = 60) {
      const id = newId();
      const authorizations = Object.fromEntries(
        clientIds.map((clientId) => [
          clientId,
          { sid: sidOf(id, clientId), grantId: grantOf(id, clientId) },
        ]),
      );
      const payload = { jti: id, uid: newId(), accountId, authorizations };
      await rows('Session').upsert(id, payload, lifetimeSeconds);
      return id;
    },
  };
}
