/** Takes all that is kept from one store into another, so that nobody is signed out by a move. */
import { access } from 'node:fs/promises';
import { holdsPassword } from '../resource/issuer-storage-rules.ts';
import { Secret } from '../secret/secret.ts';
import type { ServerAddresses } from '../snapshot/issuer.ts';
import type { Copying } from '../store/copying.ts';
import { fileNamedBy, openStore } from '../store/open-store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Store } from '../store/store.ts';
import { createTally, type Tally } from './copied-tally.ts';
import { evaluateDirectory } from './evaluate-directory.ts';
import { EXIT, exitCodeFor, type ExitCode } from './exit-code.ts';
import { diagnosticsText, wantsColor } from './print-diagnostics.ts';
import { createSnapshotPorts } from './snapshot-ports.ts';
import { takeEnvironment } from './take-environment.ts';
import { throwawayKeys } from './throwaway-keys.ts';

/** A store on the command line. */
type NamedStore = Readonly<{
  url: string;
  /** The environment variable that holds its password. */
  passwordVariable: string | undefined;
}>;

type CopyStoreOptions = Readonly<{
  from: NamedStore;
  to: NamedStore;
  directory: string;
  stateDirectory: string;
  allowPlaintextSecrets: boolean;
}>;

/** How long a server may take to answer, in milliseconds: nobody waits for a page. */
const ANSWER_MS = 30_000;

/**
 * @throws StoreError when one of the stores cannot be used, or the second is not empty;
 * StoreUnavailable, SourceUnavailable
 */
export async function copyStore(options: CopyStoreOptions): Promise<ExitCode> {
  const environment = takeEnvironment();
  const addresses = await addressesIn(options, environment);
  if (typeof addresses === 'number') return addresses;
  const parts = { ...options, addresses, environment };
  await using source = await openNamed('the first store', options.from, parts, true);
  await refuseUnlessIdle(source);
  await using target = await openNamed('the second store', options.to, parts, false);
  if (!(await target.copying.isEmpty())) {
    throw new StoreError('the second store is not empty: name one in which nothing is kept');
  }
  const tally = await copyAll(source.copying, target.copying);
  process.stdout.write(tally.text());
  return EXIT.ok;
}

/** What the Issuer of the directory says of its store, or the exit code when nothing can be said. */
async function addressesIn(
  { directory, allowPlaintextSecrets }: CopyStoreOptions,
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<ServerAddresses | ExitCode> {
  const ports = await createSnapshotPorts({
    environment,
    allowPlaintextSecrets,
    inspectWithoutIdentity: false,
    managedKeys: throwawayKeys,
    warn: (message) => process.stderr.write(`idpfile: ${message}\n`),
  });
  const { tree, diagnostics, snapshot } = await evaluateDirectory(directory, ports);
  if (snapshot !== undefined) return snapshot.addresses;
  process.stderr.write(diagnosticsText(diagnostics, tree, wantsColor(process.stderr)));
  return exitCodeFor(diagnostics);
}

type Parts = CopyStoreOptions &
  Readonly<{ addresses: ServerAddresses; environment: Readonly<NodeJS.ProcessEnv> }>;

type OpenedStore = Store & Readonly<{ copying: Copying }> & AsyncDisposable;

/** @param asItLies a store that is only read is not sealed by it */
async function openNamed(
  name: string,
  store: NamedStore,
  parts: Parts,
  asItLies: boolean,
): Promise<OpenedStore> {
  const { stateDirectory, addresses } = parts;
  const { sealKeys } = addresses;
  try {
    const password = passwordOf(store, parts);
    if (asItLies) await refuseMissingFile(store.url, stateDirectory);
    const options = { stateDirectory, password, sealKeys, asItLies, timeoutMs: ANSWER_MS };
    const { copying, ...opened } = await openStore(store.url, options);
    if (copying === undefined) throw new StoreError('"memory:" keeps nothing that lasts');
    return { ...opened, copying, [Symbol.asyncDispose]: () => opened.close() };
  } catch (error) {
    throw error instanceof StoreError ? new StoreError(`${name}: ${error.message}`) : error;
  }
}

/** From the variable that is named, or from where the Issuer has it for the store that it names. */
function passwordOf({ url, passwordVariable }: NamedStore, parts: Parts): Secret | undefined {
  const { addresses, environment } = parts;
  if (holdsPassword(url)) {
    throw new StoreError(
      'its URL holds a password, which everybody sees who lists processes: name a variable that holds it with --from-password-env or --to-password-env',
    );
  }
  if (passwordVariable === undefined) {
    return url === addresses.storageURL ? addresses.storagePassword : undefined;
  }
  const password = environment[passwordVariable];
  if (password !== undefined && password !== '') return new Secret(password);
  throw new StoreError(`there is no environment variable ${passwordVariable} with its password`);
}

/** Opening would make it. */
async function refuseMissingFile(url: string, stateDirectory: string): Promise<void> {
  const file = fileNamedBy(url, stateDirectory);
  if (file === undefined) return;
  try {
    await access(file);
  } catch {
    throw new StoreError(`there is no file ${file}; --state says where relative paths begin`);
  }
}

/** What a server writes after its row was copied would be lost: a code might be used twice. */
async function refuseUnlessIdle(source: Store): Promise<void> {
  const [replica] = await source.fleet();
  if (replica === undefined) return;
  throw new StoreError(
    `the first store: a server runs over it (process ${replica.pid} on ${replica.host}): stop it first; one that was killed is forgotten after half a minute`,
  );
}

async function copyAll(source: Copying, target: Copying): Promise<Tally> {
  const tally = createTally();
  try {
    for await (const entries of source.entries()) {
      await target.takeIn(entries);
      for (const entry of entries) tally.add(entry);
    }
    return tally;
  } catch (error) {
    process.stderr.write(
      'idpfile: the second store holds a part only: empty it before another try\n',
    );
    throw error;
  }
}
