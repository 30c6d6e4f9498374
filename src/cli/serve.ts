/** The composition root: builds every part of the server, joins them, and takes them down again. */
import { once } from 'node:events';
import { log } from '../log.ts';
import { ManagedSigningKeys } from '../secret/managed-signing-keys.ts';
import { OutsideSecrets } from '../secret/outside-secrets.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { runningSettings, type RunningSettings } from '../snapshot/restart-rules.ts';
import { openStore } from '../store/open-store.ts';
import { startSweeper } from '../store/sweeper.ts';
import { printBanner } from './banner.ts';
import { begin, openKeptTree } from './begin.ts';
import { createServer, type ServerParts } from './create-server.ts';
import { prepareDemo } from './demo-user.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { follow } from './follow.ts';
import { renewPorts } from './renewed-ports.ts';
import { createSnapshotPorts } from './snapshot-ports.ts';
import { prepareStateDirectory } from './state-directory.ts';
import { takeEnvironment } from './take-environment.ts';

export type ServeOptions = Readonly<{
  directory: string;
  stateDirectory: string;
  demo: boolean;
  allowPlaintextSecrets: boolean;
}>;

/**
 * Serves a directory until SIGTERM or SIGINT.
 * @throws SourceUnavailable, StateDirectoryError, StoreError, KeyFileError, ListenFailed,
 * AgeIdentityError, DemoNotDeclared: each says what to do
 */
export async function serve(options: ServeOptions): Promise<ExitCode> {
  const { directory } = options;
  const state = await prepareStateDirectory(options.stateDirectory);
  const environment = takeEnvironment();
  const managedKeys = new ManagedSigningKeys(state.signingKeys);
  const portOptions = {
    environment,
    outside: new OutsideSecrets(environment),
    allowPlaintextSecrets: options.allowPlaintextSecrets,
    inspectWithoutIdentity: false,
    managedKeys: onceLoaded(managedKeys),
    warn: (message: string) => log.warn(message),
  };
  const ports = await createSnapshotPorts(portOptions);
  const kept = openKeptTree(state.keptTree, directory);
  try {
    const beginning = await begin(directory, kept, ports);
    if (typeof beginning === 'number') return beginning;
    const { snapshot, serving, isKept } = beginning;
    const current = new CurrentSnapshot(snapshot);
    let running: RunningSettings | undefined;
    const following = follow({
      directory,
      serving,
      ports: renewPorts(ports, portOptions),
      environment,
      current,
      kept,
      running: () => running,
    });
    try {
      if (isKept) await following.request();
      running = runningSettings(current.latest());
      return await serveUntilAskedToStop(options, { current, state, managedKeys, following });
    } finally {
      await following.close();
    }
  } finally {
    await kept?.close();
  }
}

/** To ask the engine about clients any of them will do: there is always one for each algorithm. */
function onceLoaded(managed: ManagedSigningKeys): () => Promise<readonly SigningKey[]> {
  let keys: Promise<readonly SigningKey[]> | undefined;
  return () => (keys ??= managed.load().then((schedule) => schedule.map(({ key }) => key)));
}

async function serveUntilAskedToStop(
  { directory, demo: isDemo }: ServeOptions,
  parts: Omit<ServerParts, 'store' | 'demo'>,
): Promise<ExitCode> {
  const { current, state } = parts;
  const snapshot = current.latest();
  const demo = isDemo ? await prepareDemo(state.demoUser, snapshot) : undefined;
  const { storageURL, storagePassword: password } = snapshot.addresses;
  const store = await openStore(storageURL, { stateDirectory: state.path, password });
  const sweeper = startSweeper(store, { onError: (err) => log.warn({ err }, 'sweep failed') });
  try {
    const server = await createServer({ ...parts, store, demo });
    // Heard from before anybody is told that the server runs: who is told may stop it at once.
    const askedToStop = untilAskedToStop();
    printBanner({ directory, snapshot, server, demo });
    // What was written during the start, before it was watched; the next change finds less to do.
    void parts.following.request();
    await askedToStop;
    log.info('stopping: requests under way may end');
    await server.drain();
    return EXIT.ok;
  } finally {
    await sweeper.stop();
    await store.close();
  }
}

async function untilAskedToStop(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
