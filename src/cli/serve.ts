/** The composition root: builds every part of the server, joins them, and takes them down again. */
import { once } from 'node:events';
import { buildSnapshot } from '../snapshot/build-snapshot.ts';
import { managedSigningKeys } from '../secret/managed-keys.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { openStore } from '../store/open-store.ts';
import { startSweeper } from '../store/sweeper.ts';
import { readTree } from '../tree/read-tree.ts';
import { log } from '../log.ts';
import { printBanner } from './banner.ts';
import { createServer } from './create-server.ts';
import { prepareDemo } from './demo-user.ts';
import { EXIT, exitCodeFor, type ExitCode } from './exit-code.ts';
import { follow } from './follow.ts';
import { diagnosticsText, wantsColor } from './print-diagnostics.ts';
import { createSnapshotPorts } from './snapshot-ports.ts';
import { takeEnvironment } from './take-environment.ts';
import { prepareStateDirectory } from './state-directory.ts';

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
  const tree = await readTree(options.directory);
  const state = await prepareStateDirectory(options.stateDirectory);
  let signingKeys: Promise<readonly SigningKey[]> | undefined;
  const portOptions = {
    environment: takeEnvironment(),
    allowPlaintextSecrets: options.allowPlaintextSecrets,
    inspectWithoutIdentity: false,
    managedKeys: () => (signingKeys ??= managedSigningKeys(state.signingKeys)),
    warn: (message: string) => log.warn(message),
  };
  const ports = await createSnapshotPorts(portOptions);
  const built = await buildSnapshot(tree, ports);
  if (!built.ok) {
    process.stderr.write(diagnosticsText(built.diagnostics, tree, wantsColor(process.stderr)));
    return exitCodeFor(built.diagnostics);
  }
  for (const { message, place } of built.warnings) log.warn({ file: place.file }, message);

  const current = new CurrentSnapshot(built.value);
  const demo = options.demo ? await prepareDemo(state.demoUser, built.value) : undefined;
  const store = await openStore(built.value.addresses.storageURL, { stateDirectory: state.path });
  const sweeper = startSweeper(store, { onError: (err) => log.warn({ err }, 'sweep failed') });
  try {
    const { directory } = options;
    const following = follow({
      directory,
      tree,
      warnings: built.warnings,
      ports,
      portOptions,
      current,
    });
    try {
      const { managedKeys } = portOptions;
      const server = await createServer({ current, store, state, managedKeys, demo, following });
      // Heard from before anybody is told that the server runs: who is told may stop it at once.
      const askedToStop = untilAskedToStop();
      printBanner({ directory, snapshot: built.value, server, demo });
      await askedToStop;
      log.info('stopping: requests under way may end');
      await server.drain();
    } finally {
      await following.close();
    }
    return EXIT.ok;
  } finally {
    await sweeper.stop();
    await store.close();
  }
}

async function untilAskedToStop(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
