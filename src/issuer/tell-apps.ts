import type { Client as EngineClient, Provider } from 'oidc-provider';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import type { AppSession } from '../store/store.ts';
import { createEngineClient } from './engine-client.ts';
import { reportUntold } from './report-logouts.ts';
import type { TryAgain } from './try-again.ts';

/** Apps told at once: each waits for an answer, and each token is signed. */
const PARALLEL = 8;

/** An app that does not answer is not asked for ever. */
const TRIES = 3;

/** The engine's clients can be told, though its types do not say so. */
type ToldClient = EngineClient &
  Readonly<{ backchannelLogout: (sub: string, sid: string) => Promise<void> }>;

type Telling = Readonly<{
  current: CurrentSnapshot;
  /** The engine of the latest snapshot: apps know its keys. */
  provider: () => Provider;
  tryAgain: TryAgain;
}>;

/**
 * Tells apps that sessions ended (OpenID Connect Back-Channel Logout 1.0), those that asked for it in
 * their file. Resolves when each has been told or given up.
 * @param known where the apps are declared, for they may be gone from the latest snapshot
 */
export async function tellApps(
  { current, provider, tryAgain }: Telling,
  sessions: readonly AppSession[],
  known: Snapshot,
): Promise<void> {
  const engineClients = new Map<Client, ToldClient>();
  const engineClientOf = (client: Client) => {
    const engineClient = engineClients.get(client) ?? createToldClient(provider(), client);
    engineClients.set(client, engineClient);
    return engineClient;
  };
  const tell = async ({ clientId, accountId, sid }: AppSession) => {
    const client = findClient(known, clientId);
    if (client?.backchannelLogoutURI === undefined) return;
    try {
      // Pairwise subjects are worked out from the snapshot of the request.
      await tryAgain(
        () => current.pin(() => engineClientOf(client).backchannelLogout(accountId, sid), known),
        TRIES,
      );
    } catch (failure) {
      reportUntold(clientId, failure);
    }
  };
  const waiting = sessions.values();
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (const session of waiting) await tell(session);
    }),
  );
}

function createToldClient(provider: Provider, client: Client): ToldClient {
  const engineClient = createEngineClient(provider, client);
  if (!isTold(engineClient)) throw new Error('the engine tells apps of sign-outs in another way');
  return engineClient;
}

const isTold = (client: EngineClient): client is ToldClient =>
  typeof client['backchannelLogout'] === 'function';
