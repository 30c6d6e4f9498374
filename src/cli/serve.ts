/** The composition root: builds every part of the server, joins them, and takes them down again. */
import { randomUUID } from 'node:crypto';
import { log } from '../log.ts';
import { createKeyFiles } from '../secret/key-files.ts';
import { OutsideSecrets } from '../secret/outside-secrets.ts';
import { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { runningSettings, type RunningSettings } from '../snapshot/restart-rules.ts';
import { openStore } from '../store/open-store.ts';
import { StoreError } from '../store/store-error.ts';
import { startSweeper } from '../store/sweeper.ts';
import { printBanner } from './banner.ts';
import { begin, openKeptTree } from './begin.ts';
import { createServer, type ServerParts } from './create-server.ts';
import { prepareDemo } from './demo-user.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { follow } from './follow.ts';
import { createKeyPlace } from './key-place.ts';
import { createOwnKeys, type OwnKeys } from './own-keys.ts';
import { prepareDecryption } from './prepare-decryption.ts';
import { renewPorts } from './renewed-ports.ts';
import { createSnapshotPorts } from './snapshot-ports.ts';
import { prepareStateDirectory, type StateDirectory } from './state-directory.ts';
import { takeEnvironment } from './take-environment.ts';
import { createLoneCrew, type Crew } from './workers/crew.ts';

export type ServeOptions = Readonly<{
  directory: string;
  stateDirectory: string;
  demo: boolean;
  allowPlaintextSecrets: boolean;
}>;

/**
 * Serves a directory until SIGTERM or SIGINT.
 * @param crew the processes that serve it together
 * @throws SourceUnavailable, StateDirectoryError, StoreError, KeyFileError, ListenFailed,
 * AgeIdentityError, DemoNotDeclared: each says what to do
 */
export async function serve(
  options: ServeOptions,
  crew: Crew = createLoneCrew(),
): Promise<ExitCode> {
  const { directory } = options;
  const state = await prepareStateDirectory(options.stateDirectory);
  const environment = takeEnvironment();
  const ownKeys = createOwnKeys(createKeyFiles(state.path));
  const portOptions = {
    environment,
    outside: new OutsideSecrets(environment),
    allowPlaintextSecrets: options.allowPlaintextSecrets,
    inspectWithoutIdentity: false,
    managedKeys: ownKeys.toAskWith,
    warn: (message: string) => log.warn(message),
  };
  const ports = await createSnapshotPorts(portOptions);
  const kept = openKeptTree(state.keptTree, directory, { isReader: !crew.leads() });
  crew.onceLeading(() => kept?.startWriting());
  try {
    const beginning = await begin(directory, kept, ports, crew);
    if (typeof beginning === 'number') return beginning;
    const { snapshot, serving, isKept } = beginning;
    const current = new CurrentSnapshot(snapshot);
    // What the others have begun with, whatever the files say by now.
    let running: RunningSettings | undefined = crew.agreed && {
      ...runningSettings(snapshot),
      ...crew.agreed,
    };
    const following = follow({
      directory,
      serving,
      ports: renewPorts(ports, portOptions),
      environment,
      current,
      kept,
      running: () => running,
      leads: crew.leads,
    });
    try {
      if (running !== undefined && running.url !== snapshot.issuer.url) await following.rebuild();
      else if (isKept) await following.request();
      running ??= runningSettings(current.latest());
      return await serveUntilAskedToStop(options, {
        current,
        state,
        ownKeys,
        environment,
        following,
        running,
        crew,
      });
    } finally {
      await following.close();
    }
  } finally {
    await kept?.close();
  }
}

type RunningParts = Pick<ServerParts, 'current' | 'following' | 'running' | 'crew'> &
  Readonly<{ state: StateDirectory; ownKeys: OwnKeys; environment: Readonly<NodeJS.ProcessEnv> }>;

async function serveUntilAskedToStop(
  { directory, demo: isDemo }: ServeOptions,
  { current, following, state, ownKeys, environment, running, crew }: RunningParts,
): Promise<ExitCode> {
  const snapshot = current.latest();
  const demo = isDemo ? await prepareDemo(state.demoUser, snapshot) : undefined;
  const { storageURL, sealKeys } = running;
  const { storagePassword: password } = snapshot.addresses;
  refuseMemory(running, crew);
  const store = await openStore(storageURL, {
    stateDirectory: state.path,
    password,
    sealKeys,
  });
  const sweeper = startSweeper(store, {
    isOurTurn: crew.leads,
    onError: (err) => log.warn({ err }, 'sweep failed'),
  });
  try {
    const replicaId = randomUUID();
    const keyPlace = createKeyPlace({ state, store, sealKeys, replicaId });
    const managedKeys = await ownKeys.keepIn(keyPlace);
    // Before anybody can be served: whoever ends this process then loses nothing.
    following.keep();
    const server = await createServer({
      current,
      following,
      store,
      demo,
      keyPlace,
      managedKeys,
      replicaId,
      running,
      crew,
    });
    // Heard from before anybody is told that the server runs: who is told may stop it at once.
    const askedToStop = crew.untilAskedToStop();
    if (crew.agreed === undefined) printBanner({ directory, snapshot, server, demo });
    crew.serves(running);
    // So that the first change of a sops file need not wait for it.
    prepareDecryption(environment);
    await askedToStop;
    log.info('stopping: requests under way may end');
    await server.drain();
    return EXIT.ok;
  } finally {
    await sweeper.stop();
    await store.close();
  }
}

function refuseMemory({ storageURL }: RunningSettings, crew: Crew): void {
  if (crew.isAlone || !/^memory:/i.test(storageURL)) return;
  throw new StoreError(
    'spec.storage.url: several workers cannot share "memory:"; use "sqlite:", or leave out --workers',
  );
}
