import { errors, Provider, type Adapter } from 'oidc-provider';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { Client } from '../snapshot/client.ts';
import { CLIENT_FEATURES, keySettings } from './engine-features.ts';
import { clientSettings } from './client-settings.ts';
import { createEngineClient } from './engine-clients.ts';
import { createEngineShape } from './engine-shape.ts';
import { registerTokenExchange } from './token-exchange.ts';

/** How many clients are put to the engine before requests get their turn; each takes about 0.2 ms. */
const CLIENTS_PER_TURN = 20;

type Check = (
  clients: readonly Client[],
  signingKeys: readonly SigningKey[] | undefined,
) => Promise<ReadonlyMap<Client, string>>;

/**
 * Asks the engine whether it would have each client, before one is published. A client that passed
 * with the same keys is not asked about again. Whether its scopes exist is not for the engine to say.
 * @param managedKeys what signs where the issuer names no keys of its own
 */
export function createEngineCheck(managedKeys: () => Promise<readonly SigningKey[]>): Check {
  let keys: readonly SigningKey[] | undefined;
  let judge: Provider | undefined;
  let passed = new WeakSet<Client>();

  return async (clients, signingKeys) => {
    const wanted = signingKeys ?? (await managedKeys());
    if (judge === undefined || wanted !== keys) {
      keys = wanted;
      judge = createJudge(wanted);
      passed = new WeakSet();
    }
    const objections = new Map<Client, string>();
    const unknown = clients.filter((client) => !passed.has(client));
    for (const [index, client] of unknown.entries()) {
      if (index % CLIENTS_PER_TURN === CLIENTS_PER_TURN - 1) await nextTurn();
      const objection = objectionTo(judge, client);
      if (objection === undefined) passed.add(client);
      else objections.set(client, objection);
    }
    return objections;
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

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

/** An engine that answers no requests. */
function createJudge(signingKeys: readonly SigningKey[]): Provider {
  const judge = new Provider('https://judge.invalid', {
    ...clientSettings(createEngineShape([], [])),
    adapter: () => KEEPS_NOTHING,
    cookies: { keys: ['judge'] },
    features: { ...CLIENT_FEATURES, devInteractions: { enabled: false } },
    ...keySettings(signingKeys),
  });
  registerTokenExchange(judge, () => Promise.resolve());
  return judge;
}

function objectionTo(judge: Provider, client: Client): string | undefined {
  try {
    createEngineClient(judge, client);
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
