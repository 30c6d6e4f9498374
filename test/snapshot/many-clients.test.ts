import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { build } from './build-for-test.ts';
import { clientYAML, fileOf, issuerYAML, treeOf } from './tree-of.ts';

const MANY = 5_000;

/** Of this thread alone: other work on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

test('among thousands of clients one change costs little, and none is missing', async () => {
  const texts = Array.from({ length: MANY }, (_, index) => {
    const peer = `app-${(index + 1) % MANY}`;
    return [`clients/${index}.yaml`, clientYAML(`app-${index}`, `  trustedPeers: [${peer}]\n`)];
  });
  const tree = treeOf(Object.fromEntries([['issuer.yaml', issuerYAML()], ...texts]));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const first = await build(tree);
  delay.disable();
  expect(first.ok && first.value.clients.size).toBe(MANY);
  // The worst turn of the loop, on a busy machine; in one piece it would be seconds.
  expect(delay.max / 1e6).toBeLessThan(1_000);

  const edited = fileOf('clients/7.yaml', clientYAML('app-7', '  name: Renamed\n'));
  const files = tree.files.map((file) => (file.path === edited.path ? edited : file));
  const began = processorMs();
  const second = await build({ ...tree, revision: 'edited', files });
  // Where each client was compared with each other it took more than a second.
  expect(processorMs() - began).toBeLessThan(500);
  expect(second.ok && second.value.clients.size).toBe(MANY);
});

test('thousands of names that nobody has are not each compared with each that somebody has', async () => {
  const texts = Array.from({ length: MANY }, (_, index) => [
    `clients/${index}.yaml`,
    clientYAML(`app-${index}`, `  trustedPeers: [nobody-${index}]\n`),
  ]);
  const tree = treeOf(Object.fromEntries([['issuer.yaml', issuerYAML()], ...texts]));
  await build(tree);
  const began = processorMs();
  const again = await build({ ...tree, revision: 'again' });
  expect(again.ok ? [] : again.diagnostics).toHaveLength(MANY);
  // All comparisons would take ten seconds.
  expect(processorMs() - began).toBeLessThan(3_000);
});
