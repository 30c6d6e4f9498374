import { errors, Provider, type Adapter } from 'oidc-provider';
import { keysAt, permanentSchedule } from '../secret/key-schedule.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { Client } from '../snapshot/client.ts';
import { createListMemo } from '../tree/list-memo.ts';
import { createTimeSlice } from '../tree/time-slice.ts';
import { NO_CERTIFICATES } from './client-certificate.ts';
import { CLIENT_FEATURES, keySettings } from './engine-features.ts';
import { clientMetadata } from './client-metadata.ts';
import { clientSettings } from './client-settings.ts';
import { createEngineClient } from './engine-client.ts';
import { likenessOf } from './engine-likeness.ts';
import { createEngineShape, type EngineShape } from './engine-shape.ts';
import { registerTokenExchange } from './exchange-grant.ts';
import { protocolFeatures } from './protocol-features.ts';

type Check = (
  clients: readonly Client[],
  signingKeys: readonly SigningKey[] | undefined,
) => Promise<ReadonlyMap<Client, string>>;

/** An engine that answers no requests, for one set of keys. */
type Judge = Readonly<{
  keys: readonly SigningKey[];
  engine: Provider;
  passed: WeakSet<Client>;
  /** What the engine had no objection to, as `likenessOf` has it. */
  accepted: Set<string>;
}>;

/**
 * Asks the engine whether it would have each client, before one is published. A client that passed
 * with the same keys is not asked about again, nor is one that the engine could not tell from it.
 * Whether its scopes exist is not for the engine to say.
 * @param managedKeys what signs where the issuer names no keys of its own
 */
export function createEngineCheck(managedKeys: () => Promise<readonly SigningKey[]>): Check {
  let judge: Judge | undefined;
  /** Those that all passed together: most of them come again, in the same places. */
  let cleared = createListMemo((client: Client) => [client]);

  return async (clients, signingKeys) => {
    const keys = signingKeys ?? (await managedKeys());
    if (judge?.keys !== keys) {
      judge = createJudge(keys);
      cleared = createListMemo((client) => [client]);
    }
    const { passed } = judge;
    const objections = new Map<Client, string>();
    const slice = createTimeSlice();
    for (const client of cleared.newIn(clients)) {
      if (passed.has(client)) continue;
      if (slice.isOver()) await slice.next();
      const objection = objectionTo(judge, client);
      if (objection === undefined) passed.add(client);
      else objections.set(client, objection);
    }
    if (objections.size === 0) cleared.of(clients);
    return objections;
  };
}

/** Named only because the engine warns when it has to fall back on its own. */
const KEEPS_NOTHING: Adapter = {
  upsert: () => Promise.resolve(),
  find: () => Promise.resolve(undefined),
  findByUid: () => Promise.resolve(undefined),
  findByUserCode: () => Promise.resolve(undefined),
  consume: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  revokeByGrantId: () => Promise.resolve(),
};

/** What the issuer has to serve for a client, our own rules ask. */
const EVERYTHING: EngineShape = {
  ...createEngineShape([], []),
  responseTypes: ['code', 'code id_token', 'id_token'],
  certificates: 'verified',
};

function createJudge(keys: readonly SigningKey[]): Judge {
  const engine = new Provider('https://judge.invalid', {
    ...clientSettings(EVERYTHING),
    adapter: () => KEEPS_NOTHING,
    features: {
      ...CLIENT_FEATURES,
      ...protocolFeatures(EVERYTHING, NO_CERTIFICATES),
      devInteractions: { enabled: false },
    },
    ...keySettings(keysAt(permanentSchedule(keys), 0)),
  });
  registerTokenExchange(engine, () => Promise.resolve());
  return { keys, engine, passed: new WeakSet(), accepted: new Set() };
}

function objectionTo({ engine, accepted }: Judge, client: Client): string | undefined {
  const likeness = likenessOf(clientMetadata(client));
  if (likeness !== undefined && accepted.has(likeness)) return undefined;
  try {
    createEngineClient(engine, client);
    if (likeness !== undefined) accepted.add(likeness);
    return undefined;
  } catch (cause) {
    if (cause instanceof errors.InvalidClientMetadata) {
      const reason = cause.error_description ?? cause.message;
      // Of keys the engine says only below which of them is wrong.
      return cause.cause instanceof Error ? `${reason}: ${cause.cause.message}` : reason;
    }
    throw cause;
  }
}
