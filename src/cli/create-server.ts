import { createAdminApp } from '../http/create-admin-app.ts';
import { createApp } from '../http/create-app.ts';
import { createDemoApp } from '../http/demo-app.ts';
import { createEnginePages } from '../http/engine-pages.ts';
import { createFormTokens } from '../http/form-token.ts';
import { installAfterEngine } from '../http/after-engine.ts';
import { listen, type Listener } from '../http/listen.ts';
import type { SignInEvent } from '../http/sign-in.ts';
import { createSite } from '../http/site.ts';
import { createProvider } from '../issuer/create-provider.ts';
import { CurrentProvider } from '../issuer/current-provider.ts';
import { createEngineAdapter } from '../issuer/engine-adapter.ts';
import { createRememberedConsents } from '../issuer/remembered-consents.ts';
import { createRefreshTokenView } from '../issuer/refresh-policy.ts';
import { log } from '../log.ts';
import { SignInThrottle } from '../people/sign-in-throttle.ts';
import type { FollowedDirectory } from '../reconcile/follow-directory.ts';
import { BoundedQueue } from '../secret/bounded-queue.ts';
import { ClientSecretVerifier } from '../secret/client-secret-verifier.ts';
import { managedCookieKeys, managedPairwiseKey } from '../secret/managed-keys.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Store } from '../store/store.ts';
import type { Demo } from './demo-user.ts';
import type { StateDirectory } from './state-directory.ts';

export type ServerParts = Readonly<{
  current: CurrentSnapshot;
  store: Store;
  state: StateDirectory;
  managedKeys(): Promise<readonly SigningKey[]>;
  demo: Demo | undefined;
  following: FollowedDirectory;
}>;

/** A server that listens. */
export type Server = Readonly<{
  port: number;
  adminPort: number | undefined;
  /** Takes no new requests and lets those under way end. */
  drain(): Promise<void>;
}>;

/** How long requests under way may take once the server was asked to stop, in milliseconds. */
const DRAIN_MS = 10_000;

/** @throws ListenFailed, KeyFileError */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { current, following, store } = parts;
  const app = createApp(await createAppParts(parts));
  const { listen: address, admin } = current.latest().addresses;
  const main = await listen(app, address);
  const listeners: Listener[] = [main];
  try {
    if (admin !== 'off') {
      const adminApp = createAdminApp({
        ready: () => store.health(),
        status: () => statusOf(current, following),
      });
      listeners.push(await listen(adminApp, admin));
    }
  } catch (cause) {
    await main.drain(0);
    throw cause;
  }
  return {
    port: main.port,
    adminPort: listeners[1]?.port,
    drain: async () => {
      await Promise.all(listeners.map((listener) => listener.drain(DRAIN_MS)));
    },
  };
}

async function createAppParts(parts: ServerParts): Promise<Parameters<typeof createApp>[0]> {
  const { current, store, state, demo } = parts;
  const site = createSite(current);
  const cookieKeys = (await managedCookieKeys(state.cookieKeys)).map((key) => key.reveal());
  const pairwiseKey = await managedPairwiseKey(state.pairwiseKey);
  const consents = createRememberedConsents(store);
  const verifier = new ClientSecretVerifier();
  const pages = createEnginePages(site, current);
  const adapter = createEngineAdapter(store, createRefreshTokenView(current));
  const managed = current.latest().issuer.signingKeys ?? (await parts.managedKeys());
  const provider = new CurrentProvider(current, managed, (signingKeys, shape) => {
    const created = createProvider({
      current,
      store,
      verifier,
      adapter,
      signingKeys,
      cookieKeys,
      pairwiseKey,
      consents,
      shape,
      pages,
    });
    installAfterEngine(created, site);
    created.on('server_error', (_ctx, err) => log.error({ err }, 'the engine failed'));
    return created;
  });
  return {
    current,
    site,
    provider,
    consents,
    formTokens: createFormTokens(cookieKeys[0] ?? ''),
    throttle: new SignInThrottle(store),
    passwordChecks: new BoundedQueue({ parallel: 2, waiting: 200 }),
    passwordHashOf: demo?.passwordHashOf ?? ((user) => user.passwordHash),
    audit,
    demo: demo && createDemoApp(site, current.latest().issuer.url, demo.clientId),
  };
}

function audit({ outcome, ...fields }: SignInEvent): void {
  log.info(fields, `sign-in: ${outcome}`);
}

/** Revisions, times and mistakes; nothing that is secret. */
function statusOf(current: CurrentSnapshot, following: FollowedDirectory): object {
  const snapshot = current.latest();
  const { diagnostics, ...record } = following.status();
  return {
    ...record,
    revision: snapshot.revision,
    generation: current.generation,
    clients: snapshot.clients.size,
    users: snapshot.usersBySub.size,
    problems: diagnostics.map(({ place, rule, severity, message }) => ({
      file: place.file,
      line: place.range.start.line,
      column: place.range.start.column,
      rule,
      severity,
      message,
    })),
  };
}
