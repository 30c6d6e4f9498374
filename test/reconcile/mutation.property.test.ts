import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/reconcile/decide.ts';
import { NOTHING_LIVE, type LiveTree } from '../../src/reconcile/live-tree.ts';
import type { Outcome } from '../../src/reconcile/outcome.ts';
import { Reconciler } from '../../src/reconcile/reconciler.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { treeOfFiles } from '../../src/tree/tree-of-files.ts';
import { build } from '../snapshot/build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from '../snapshot/tree-of.ts';

const GOOD: Readonly<Record<string, string>> = {
  'issuer.yaml': issuerYAML(),
  'clients/a.yaml': clientYAML('a', '  scopes: [openid, email]\n'),
  'clients/b.yaml': clientYAML('b', '  trustedPeers: [a]\n'),
  'clients/two.yaml': `${clientYAML('c')}---\n${clientYAML('d')}`,
  'users/u.yaml': userYAML('u', '  email: u@example.com\n'),
};

type Mutation = Readonly<{ path: string; act: (text: string) => string | undefined }>;

const pathOf = fc.constantFrom(...Object.keys(GOOD));
const cut = fc.nat(400).map((at) => (text: string) => text.slice(0, at));
const typed = fc
  .tuple(fc.nat(400), fc.constantFrom(':', '-', '[', '"', '\n', '\t', 'x', '#', '&a ', '0'))
  .map(
    ([at, typing]) =>
      (text: string) =>
        text.slice(0, at) + typing + text.slice(at),
  );
const renamed = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'u'), fc.constantFrom('a', 'b', 'e', 'main'))
  .map(
    ([from, to]) =>
      (text: string) =>
        text.replace(`name: ${from} `, `name: ${to} `),
  );
const disabled = fc.constant((text: string) => `${text}  enabled: false\n`);
const deleted = fc.constant(() => undefined);
const restored = pathOf.map((path) => () => GOOD[path]);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  path: pathOf,
  act: fc.oneof<fc.Arbitrary<Mutation['act']>[]>(cut, typed, renamed, disabled, deleted, restored),
});

/** All of a snapshot that a request can see. */
function seenIn(snapshot: Snapshot | undefined): string {
  if (snapshot === undefined) return '';
  const { clients, usersByLogin, issuer } = snapshot;
  return JSON.stringify([[...clients], [...usersByLogin], issuer]);
}

test('whatever is done to a good directory, what is served changes only when the outcome is applied', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(mutation, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('isolate' as const, 'atomic' as const),
      async (commits, mode) => {
        const texts: Record<string, string> = { ...GOOD };
        const written = new Set<string>();
        let served: Snapshot | undefined;
        let live: LiveTree = NOTHING_LIVE;
        const outcomes: Outcome<Snapshot>[] = [];
        const reconciler = new Reconciler<Snapshot>({
          live,
          readTree: () => treeOfFiles(treeOf(texts).files),
          decide: (tree, before, wishes) =>
            decide<Snapshot>(tree, before, wishes, {
              policy: () => ({ mode, allowEmpty: false }),
              buildSnapshot: (candidate, options) => build(candidate, {}, options),
              isDeliberate: async () => false,
            }),
          publish: (snapshot, next) => {
            served = snapshot;
            live = next;
          },
          report: (outcome) => outcomes.push(outcome),
        });
        const reconcile = async () => {
          for (const { path, digest } of treeOf(texts).files) written.add(`${path} ${digest}`);
          const before = seenIn(served);
          await reconciler.request();
          if (outcomes.at(-1)?.kind !== 'applied') expect(seenIn(served)).toBe(before);
          for (const { path, digest } of live.tree.files) {
            expect(written).toContain(`${path} ${digest}`);
          }
        };
        await reconcile();
        for (const commit of commits) {
          for (const { path, act } of commit) {
            const next = act(texts[path] ?? '');
            if (next === undefined) delete texts[path];
            else texts[path] = next;
          }
          await reconcile();
        }
        await reconciler.close();
        expect(outcomes.map(({ kind }) => kind)).not.toContain('failed');
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);
