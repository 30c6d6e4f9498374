import { createAdminApp } from '../http/create-admin-app.ts';
import { createApp } from '../http/create-app.ts';
import { createEnginePages } from '../http/engine-pages.ts';
import { createFormTokens } from '../http/form-token.ts';
import { installAfterEngine } from '../http/after-engine.ts';
import { listen, type Listener } from '../http/listen.ts';
import type { SignInEvent } from '../http/sign-in.ts';
import { createSite, type Site } from '../http/site.ts';
import { createProvider } from '../issuer/create-provider.ts';
import { CurrentProvider } from '../issuer/current-provider.ts';
import { CurrentKeys } from '../issuer/current-keys.ts';
import { createEngineAdapter } from '../issuer/engine-adapter.ts';
import { createRememberedConsents } from '../issuer/remembered-consents.ts';
import { narrowScopes } from '../issuer/narrow-scopes.ts';
import { createRefreshTokenView } from '../issuer/refresh-policy.ts';
import { Endings, refuseLateWrites } from '../issuer/refuse-late-writes.ts';
import { SecretUses } from '../issuer/secret-uses.ts';
import { Revoker } from '../issuer/revoker.ts';
import { watchKeys } from '../issuer/watch-keys.ts';
import { log } from '../log.ts';
import { SignInThrottle } from '../people/sign-in-throttle.ts';
import type { Following } from './follow.ts';
import { BoundedQueue } from '../secret/bounded-queue.ts';
import { ClientSecretVerifier } from '../secret/client-secret-verifier.ts';
import type { KeyPlace } from '../secret/key-place.ts';
import { managedCookieKeys, managedPairwiseKey } from '../secret/managed-keys.ts';
import type { ManagedSigningKeys } from '../secret/managed-signing-keys.ts';
import type { CurrentSnapshot, Publication } from '../snapshot/current-snapshot.ts';
import type { RunningSettings } from '../snapshot/restart-rules.ts';
import { findClient } from '../snapshot/snapshot.ts';
import type { Store } from '../store/store.ts';
import { createAdminParts } from './admin-parts.ts';
import type { Demo } from './demo-user.ts';
import { joinFleet } from './join-fleet.ts';
import { shortId } from '../tree/short-id.ts';
import type { Crew } from './workers/crew.ts';
import { speakForAll } from './workers/speak-for-all.ts';

export type ServerParts = Readonly<{
  current: CurrentSnapshot;
  store: Store;
  /** Where the keys of this server are, and of them those that sign. */
  keyPlace: KeyPlace;
  managedKeys: ManagedSigningKeys;
  /** Of this process. */
  replicaId: string;
  demo: Demo | undefined;
  following: Following;
  running: RunningSettings;
  crew: Crew;
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
  const { current, following, store, replicaId, running, crew } = parts;
  const { revoker, secretUses, keys, ...appParts } = await createAppParts(parts);
  const startedAt = new Date();
  // Before it listens: others know by then that what it writes may be of other files than theirs.
  const fleet = await joinFleet({ replicaId, startedAt, current, following, store, revoker });
  const keyWatch = watchKeys({ current, keys, managed: parts.managedKeys });
  const { listen: address, admin } = running;
  const listeners: Listener[] = [];
  const end = async (graceMs: number): Promise<void> => {
    await Promise.all(listeners.map((listener) => listener.drain(graceMs)));
    await Promise.all([fleet.stop(), revoker.close(), keyWatch.close()]);
  };
  try {
    const main = await listen(createApp(appParts), address);
    listeners.push(main);
    if (admin !== 'off') {
      const { host } = admin;
      const own = createAdminParts({
        host,
        startedAt,
        current,
        following,
        store,
        secretUses,
        keys,
        fleet,
      });
      const adminApp = createAdminApp(crew.isAlone ? own : speakForAll(own, crew));
      listeners.push(await listen(adminApp, admin));
    }
    void keyWatch.look();
    return { port: main.port, adminPort: listeners[1]?.port, drain: () => end(DRAIN_MS) };
  } catch (cause) {
    await end(0);
    throw cause;
  }
}

async function createAppParts(
  parts: ServerParts,
): Promise<
  Parameters<typeof createApp>[0] &
    Readonly<{ revoker: Revoker; secretUses: SecretUses; keys: CurrentKeys }>
> {
  const { current, keyPlace, demo } = parts;
  const endings = new Endings();
  const store = refuseLateWrites(parts.store, endings, current);
  const site = createSite(current);
  const cookieKeys = (await managedCookieKeys(keyPlace)).map((key) => key.reveal());
  const pairwiseKey = await managedPairwiseKey(keyPlace);
  const consents = createRememberedConsents(store);
  const verifier = new ClientSecretVerifier();
  const secretUses = new SecretUses(store, pairwiseKey);
  await secretUses.load(current.latest().clients.values());
  current.onPublish((publication) => void loadUses(secretUses, publication));
  const pages = createEnginePages(site, current);
  const adapter = createEngineAdapter(
    narrowScopes(store, current),
    createRefreshTokenView(current),
  );
  const keys = new CurrentKeys(() => parts.managedKeys.get());
  const provider = new CurrentProvider(current, keys, (keysInUse, shape) => {
    const created = createProvider({
      current,
      store,
      verifier,
      secretUses,
      adapter,
      keys: keysInUse,
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
  const revoker = new Revoker({ store, current, endings, provider: () => provider.get() });
  current.onPublish((publication) => revoker.after(publication));
  return {
    current,
    site,
    provider,
    revoker,
    secretUses,
    keys,
    consents,
    formTokens: createFormTokens(cookieKeys[0] ?? ''),
    throttle: new SignInThrottle(store),
    passwordChecks: new BoundedQueue({ parallel: 2, waiting: 200 }),
    passwordHashOf: demo?.passwordHashOf ?? ((user) => user.passwordHash),
    audit: (event) => audit(event, parts),
    demo: demo && (await createDemoApp(site, current.latest().issuer.url, demo)),
  };
}

/** A relying party is loaded for it, which a server without the demo does without. */
async function createDemoApp(site: Site, issuerURL: string, { clientId }: Demo) {
  const demo = await import('../http/demo-app.ts');
  return demo.createDemoApp(site, issuerURL, clientId);
}

/** Of the clients whose secrets may be others now. */
async function loadUses(uses: SecretUses, { change, after }: Publication): Promise<void> {
  const { added, changed, enabled, disabled } = change.clients;
  const ids = [...added, ...changed, ...enabled, ...disabled].map(({ id }) => id);
  try {
    await uses.load(ids.flatMap((id) => findClient(after, id) ?? []));
  } catch (err) {
    log.warn({ err }, 'the last uses of client secrets could not be read');
  }
}

/** Says by which files somebody got in, or did not. */
function audit({ outcome, ...fields }: SignInEvent, { current, following }: ServerParts): void {
  const snapshot = current.get();
  const source = findClient(snapshot, fields.clientId)?.source;
  const clientFile = source && `${source.file}:${source.range.start.line}`;
  const { commit } = following.status().provenance ?? {};
  const revision = shortId(snapshot.revision);
  log.info({ ...fields, clientFile, revision, commit }, `sign-in: ${outcome}`);
}
