// One measurement in a process of its own, printed as JSON: `node measure-secrets.ts load|turns DIR
// KEY-FILE RECIPIENT CHANGES`. Started by secrets.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareDecryption } from '../src/cli/prepare-decryption.ts';
import { createEngineCheck } from '../src/issuer/check-with-engine.ts';
import { loadAgeIdentities } from '../src/secret/age-identities.ts';
import { generateSigningKeys } from '../src/secret/managed-keys.ts';
import { buildSnapshot } from '../src/snapshot/build-snapshot.ts';
import type { SnapshotPorts } from '../src/snapshot/snapshot-ports.ts';
import { createDocumentOpener } from '../src/snapshot/create-document-opener.ts';
import { createSecretOpener } from '../src/snapshot/create-secret-opener.ts';
import type { Snapshot } from '../src/snapshot/snapshot.ts';
import { readTree } from '../src/tree/read-tree.ts';
import type { SourceTree } from '../src/tree/source-tree.ts';
import { sealedSecret, secretPath } from './secrets-directory.ts';

type Loaded = Readonly<{ tree: SourceTree; snapshot: Snapshot }>;

const [mode, root = '', keyFile = '', recipient = '', changes = '0'] = process.argv.slice(2);
// As a server does that has a key, while the rest of it is loaded.
prepareDecryption({ SOPS_AGE_KEY_FILE: keyFile });
const ports = await createPorts();
let longestTurnMs = 0;
// It takes processor time itself: only where nothing else is measured.
if (mode === 'turns') watchTurns();

const [cpu, cpuOfAll, began] = [processorMs(), processorMsOfAll(), performance.now()];
let { tree, snapshot } = await load();
const figures = {
  loadMs: performance.now() - began,
  loadCpuMs: processorMs() - cpu,
  allCpuMs: processorMsOfAll() - cpuOfAll,
};
const loadTurnMs = longestTurnMs;

const changeMs: number[] = [];
const changeCpuMs: number[] = [];
for (let change = 0; change < Number(changes); change += 1) await timeChange(change);
process.stdout.write(JSON.stringify({ ...figures, loadTurnMs, changeMs, changeCpuMs }));
process.exit();

/** One Secret gets another value; the watcher and its settling time are not counted. */
async function timeChange(change: number): Promise<void> {
  const number = (change * 7_919) % snapshot.clients.size;
  const path = join(root, secretPath(number));
  writeFileSync(path, await sealedSecret(number, recipient));
  const [cpuBefore, start] = [processorMs(), performance.now()];
  const before = snapshot;
  ({ tree, snapshot } = await load(new Set([path])));
  changeMs.push(performance.now() - start);
  changeCpuMs.push(processorMs() - cpuBefore);
  const isNew = [...snapshot.clients].filter(([id, client]) => before.clients.get(id) !== client);
  if (isNew.length === 0) throw new Error('the change was not taken over');
}

async function load(hints?: ReadonlySet<string>): Promise<Loaded> {
  const read = await readTree(root, hints === undefined ? {} : { previous: tree, hints });
  const built = await buildSnapshot(read, ports);
  if (!built.ok) throw new Error(built.diagnostics[0]?.message ?? 'the directory is refused');
  return { tree: read, snapshot: built.value };
}

/** The server's own keys are made before the clock starts: a server keeps them. */
async function createPorts(): Promise<SnapshotPorts> {
  const keys = await generateSigningKeys();
  const checkClients = createEngineCheck(() => Promise.resolve(keys));
  await checkClients([], undefined);
  const { identities } = await loadAgeIdentities({ SOPS_AGE_KEY_FILE: keyFile });
  const openSecret = createSecretOpener({
    identities,
    allowPlaintext: false,
    inspectWithoutIdentity: false,
  });
  const openDocument = createDocumentOpener({ identities, inspectWithoutIdentity: false });
  return { openSecret, openDocument, checkClients };
}

/** The longest turn of the event loop, in processor time: what else the machine does is left out. */
function watchTurns(): void {
  let last = processorMs();
  const turn = () => {
    const now = processorMs();
    longestTurnMs = Math.max(longestTurnMs, now - last);
    last = now;
    setImmediate(turn);
  };
  turn();
}

/** Of the main thread. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function processorMsOfAll(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
