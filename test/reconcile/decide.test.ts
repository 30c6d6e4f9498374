import { describe, expect, test } from 'vitest';
import { decide, type Decision } from '../../src/reconcile/decide.ts';
import { NOTHING_LIVE, type LiveTree } from '../../src/reconcile/live-tree.ts';
import type { ReloadPolicy } from '../../src/snapshot/issuer.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { unreadable } from '../../src/tree/file-fault.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { treeOfFiles } from '../../src/tree/tree-of-files.ts';
import { build } from '../snapshot/build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from '../snapshot/tree-of.ts';

type Texts = Readonly<Record<string, string>>;

const BROKEN = 'apiVersion: [\n';

type World = Readonly<{
  decision: Decision<Snapshot>;
  live: LiveTree;
  snapshot: Snapshot | undefined;
}>;

type Options = Readonly<{
  policy?: Partial<ReloadPolicy>;
  accepted?: string;
  isDeliberate?: boolean;
  allowPlaintext?: boolean;
}>;

/** Serves one directory after another, each on top of what is served of the ones before. */
async function serve(
  revisions: readonly (Texts | SourceTree)[],
  options: Options = {},
): Promise<World> {
  let live = NOTHING_LIVE;
  let snapshot: Snapshot | undefined;
  let decision: Decision<Snapshot> | undefined;
  const { allowPlaintext = false } = options;
  for (const revision of revisions) {
    const tree = isTree(revision) ? revision : await treeWith(revision);
    decision = await decide<Snapshot>(
      tree,
      live,
      { accepted: options.accepted, evenTheSame: false },
      {
        policy: () => ({ mode: 'isolate', allowEmpty: false, ...options.policy }),
        buildSnapshot: (candidate, more) => build(candidate, { allowPlaintext }, more),
        isDeliberate: async () => options.isDeliberate === true,
      },
    );
    if (decision.kind === 'applied') ({ live, snapshot } = decision);
  }
  if (decision === undefined) throw new Error('no revision was given');
  return { decision, live, snapshot };
}

/** A tree as it is read from a disk. */
const treeWith = (texts: Texts) => treeOfFiles(treeOf(texts).files);

const isTree = (value: Texts | SourceTree): value is SourceTree => Array.isArray(value['files']);

const clientsOf = (snapshot: Snapshot | undefined) => [...(snapshot?.clients.keys() ?? [])];
const redirectOf = (snapshot: Snapshot | undefined, id: string) =>
  [...(snapshot?.clients.values() ?? [])].find((client) => client.id === id)?.redirectURIs[0];
const problemsOf = (decision: Decision<Snapshot>) =>
  decision.kind === 'held'
    ? []
    : decision.diagnostics.map(
        ({ severity, rule, place }) =>
          `${severity} ${rule} ${place.file}:${place.range.start.line}`,
      );

const elsewhere = (name: string) =>
  clientYAML(name).replace(`${name}.example.com`, `${name}.example.net`);

const GOOD: Texts = {
  'issuer.yaml': issuerYAML(),
  'clients/a.yaml': clientYAML('a'),
  'clients/b.yaml': clientYAML('b'),
};

describe('a broken file', () => {
  test('keeps its own last good version, and everything else goes live', async () => {
    const next = { ...GOOD, 'clients/a.yaml': BROKEN, 'clients/b.yaml': elsewhere('b') };
    const { decision, snapshot } = await serve([GOOD, next]);
    expect(decision).toMatchObject({
      kind: 'applied',
      stale: [{ path: 'clients/a.yaml', state: 'stale' }],
    });
    expect(redirectOf(snapshot, 'a')).toBe('https://a.example.com/callback');
    expect(redirectOf(snapshot, 'b')).toBe('https://b.example.net/callback');
    expect(problemsOf(decision)).toEqual(['error syntax clients/a.yaml:1']);
  });

  test('that was never good is not served, and everything else is', async () => {
    const next = { ...GOOD, 'clients/c.yaml': BROKEN, 'clients/d.yaml': clientYAML('d') };
    const { decision, snapshot } = await serve([GOOD, next]);
    expect(decision).toMatchObject({ stale: [{ path: 'clients/c.yaml', state: 'absent' }] });
    expect(clientsOf(snapshot)).toEqual(['a', 'b', 'd']);
  });

  test('is the only change: the revision is rejected as a whole', async () => {
    const { decision } = await serve([GOOD, { ...GOOD, 'clients/a.yaml': BROKEN }]);
    expect(decision).toMatchObject({
      kind: 'rejected',
      stale: [{ path: 'clients/a.yaml', state: 'stale' }],
    });
  });

  test('that is deleted is gone', async () => {
    const { 'clients/a.yaml': _a, ...without } = GOOD;
    const { decision, snapshot } = await serve([
      GOOD,
      { ...GOOD, 'clients/a.yaml': BROKEN },
      without,
    ]);
    expect(decision).toMatchObject({ kind: 'applied', stale: [] });
    expect(clientsOf(snapshot)).toEqual(['b']);
  });

  test('with several documents keeps all of them', async () => {
    const two = `${clientYAML('a')}---\n${clientYAML('a2')}`;
    const next = `${elsewhere('a')}---\n${BROKEN}`;
    const { snapshot } = await serve([
      { ...GOOD, 'clients/a.yaml': two },
      { ...GOOD, 'clients/a.yaml': next, 'clients/b.yaml': elsewhere('b') },
    ]);
    expect(clientsOf(snapshot)).toEqual(['a', 'a2', 'b']);
    expect(redirectOf(snapshot, 'a')).toBe('https://a.example.com/callback');
  });

  test('may be the one of the Issuer, even when it is deleted', async () => {
    const { 'issuer.yaml': _issuer, ...clients } = GOOD;
    for (const next of [clients, { ...clients, 'issuer.yaml': BROKEN }]) {
      const { decision, snapshot } = await serve([
        GOOD,
        { ...next, 'clients/b.yaml': elsewhere('b') },
      ]);
      expect(decision).toMatchObject({ stale: [{ path: 'issuer.yaml', state: 'stale' }] });
      expect(redirectOf(snapshot, 'b')).toBe('https://b.example.net/callback');
    }
  });

  test('that cannot be read is broken, not deleted; so is a folder', async () => {
    const { 'clients/a.yaml': _a, 'clients/b.yaml': _b, ...without } = GOOD;
    const tree = treeOf({ ...without, 'users/u.yaml': userYAML('u') });
    const fault = {
      rule: 'file-unreadable',
      severity: 'error',
      place: {
        file: 'clients',
        range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
      },
      pointer: '',
      message: 'cannot be read',
    } as const;
    const { decision, snapshot } = await serve([GOOD, { ...tree, revision: '2', faults: [fault] }]);
    expect(decision.kind).toBe('applied');
    expect(clientsOf(snapshot)).toEqual(['a', 'b']);
    expect(snapshot?.usersBySub.size).toBe(1);
  });

  test('goes live as soon as it is mended', async () => {
    const { decision, snapshot } = await serve([
      GOOD,
      { ...GOOD, 'clients/a.yaml': BROKEN },
      { ...GOOD, 'clients/a.yaml': elsewhere('a') },
    ]);
    expect(decision).toMatchObject({ kind: 'applied', stale: [], diagnostics: [] });
    expect(redirectOf(snapshot, 'a')).toBe('https://a.example.net/callback');
  });
});

describe('enabled: false', () => {
  const disabled = async (text: string) => {
    const { decision, snapshot } = await serve([GOOD, { ...GOOD, 'clients/a.yaml': text }]);
    expect(decision.kind).toBe('applied');
    return [...(snapshot?.clients.values() ?? [])].filter(({ enabled }) => !enabled);
  };

  test.each([
    ['a field that does not exist', clientYAML('a', '  enabled: false\n  colour: red')],
    ['an enabled that is no boolean', clientYAML('a', '  enabled: no')],
    ['a syntax error further down', clientYAML('a', '  enabled: false\n  scopes: [openid')],
    ['a broken name', clientYAML('a', '  enabled: false').replace('name: a', 'name: [a]')],
  ])('counts beside %s', async (_what, text) => {
    expect(await disabled(text)).toMatchObject([{ id: 'a' }]);
  });

  test('of somebody else’s client does not count', async () => {
    const next = { ...GOOD, 'clients/a.yaml': clientYAML('b', '  enabled: false\n  colour: red') };
    const { decision } = await serve([GOOD, next]);
    expect(decision.kind).not.toBe('applied');
  });
});

describe('an id that two files claim', () => {
  test('stays with the one that has it, and both are named', async () => {
    const next = { ...GOOD, 'clients/0.yaml': elsewhere('a') };
    const { decision, snapshot } = await serve([GOOD, next]);
    expect(redirectOf(snapshot, 'a')).toBe('https://a.example.com/callback');
    expect(decision).toMatchObject({ stale: [{ path: 'clients/0.yaml', state: 'absent' }] });
    const story = decision.kind === 'held' ? [] : decision.diagnostics;
    const named = story.flatMap(({ place, related = [] }) => [
      place.file,
      ...related.map((one) => one.place.file),
    ]);
    expect(new Set(named)).toEqual(new Set(['clients/0.yaml', 'clients/a.yaml']));
  });

  test('stays with the one that has it even when that one was changed as well', async () => {
    const next = {
      ...GOOD,
      'clients/a.yaml': elsewhere('a'),
      'clients/0.yaml': clientYAML('a').replace('/callback', '/evil'),
    };
    const { snapshot } = await serve([GOOD, next]);
    expect(redirectOf(snapshot, 'a')).toBe('https://a.example.net/callback');
  });

  test('is refused to all when none has had it', async () => {
    const next = { ...GOOD, 'clients/1.yaml': clientYAML('x'), 'clients/2.yaml': clientYAML('x') };
    const { snapshot } = await serve([GOOD, next]);
    expect(clientsOf(snapshot)).toEqual(['a', 'b']);
    const cold = await serve([next]);
    expect(clientsOf(cold.snapshot)).toEqual(['a', 'b']);
  });

  test('may move to another file in one revision, and in two', async () => {
    const { 'clients/a.yaml': a = '', ...without } = GOOD;
    const moved = { ...without, 'clients/moved.yaml': a };
    expect(await serve([GOOD, moved])).toMatchObject({ decision: { kind: 'applied', stale: [] } });
    const both = { ...GOOD, 'clients/moved.yaml': a };
    expect(await serve([GOOD, both, moved])).toMatchObject({
      decision: { kind: 'applied', stale: [] },
    });
  });
});

describe('what is named and does not exist', () => {
  test('has no effect, and is a warning', async () => {
    const next = { ...GOOD, 'clients/a.yaml': clientYAML('a', '  trustedPeers: [nobody]') };
    const { decision, snapshot } = await serve([GOOD, next]);
    expect(decision).toMatchObject({ kind: 'applied', stale: [] });
    expect(problemsOf(decision)).toEqual(['warning unknown-peer clients/a.yaml:7']);
    expect(clientsOf(snapshot)).toEqual(['a', 'b']);
  });

  test('a removed Secret is a revocation: nobody gets in, not even without one', async () => {
    const secret = `apiVersion: idpfile/v1\nkind: Secret\nmetadata: { name: s }\nstringData: { secret: "${'x'.repeat(40)}" }\n`;
    const client = clientYAML('s').replace('  public: true\n', '');
    const next = { ...GOOD, 'clients/s.yaml': client };
    const { decision, snapshot } = await serve([{ ...next, 'secrets/s.yaml': secret }, next], {
      allowPlaintext: true,
    });
    expect(decision).toMatchObject({ kind: 'applied', stale: [] });
    const found = [...(snapshot?.clients.values() ?? [])].find(({ id }) => id === 's');
    expect(found?.credential).toEqual({ kind: 'secrets', accepted: [] });
  });
});

describe('mode: atomic', () => {
  test('holds the whole revision back for one mistake', async () => {
    const next = { ...GOOD, 'clients/a.yaml': BROKEN, 'clients/b.yaml': elsewhere('b') };
    const { decision, snapshot } = await serve([GOOD, next], { policy: { mode: 'atomic' } });
    expect(decision.kind).toBe('rejected');
    expect(redirectOf(snapshot, 'b')).toBe('https://b.example.com/callback');
  });

  test('names every file that is not served as it lies on the disk, and the one that is at fault', async () => {
    const { 'clients/b.yaml': _deleted, ...others } = GOOD;
    const next = { ...others, 'clients/a.yaml': BROKEN, 'clients/new.yaml': clientYAML('new') };
    const { decision } = await serve([GOOD, next], { policy: { mode: 'atomic' } });
    expect(decision).toMatchObject({
      kind: 'rejected',
      stale: [
        { path: 'clients/a.yaml', state: 'stale' },
        { path: 'clients/b.yaml', state: 'stale' },
        { path: 'clients/new.yaml', state: 'absent' },
      ],
    });
    expect(problemsOf(decision)).toEqual([
      expect.stringMatching(/^error \S+ clients\/a\.yaml:\d+$/),
    ]);
  });

  test('names a file that cannot be read', async () => {
    const good = await treeWith(GOOD);
    const fault = unreadable({ path: 'clients/a.yaml', absolute: '/nowhere' }, 'EIO');
    const files = good.files.filter(({ path }) => path !== 'clients/a.yaml');
    const next = { revision: 'other', files, faults: [fault] };
    const { decision } = await serve([GOOD, next], { policy: { mode: 'atomic' } });
    expect(decision).toMatchObject({ stale: [{ path: 'clients/a.yaml', state: 'stale' }] });
  });
});

describe('the guard', () => {
  const many = (count: number): Texts => ({
    'issuer.yaml': issuerYAML(),
    ...Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`clients/c${i}.yaml`, clientYAML(`c${i}`)]),
    ),
  });

  test('an empty directory is never taken over unless that is allowed', async () => {
    expect((await serve([GOOD, {}], { isDeliberate: true })).decision).toMatchObject({
      kind: 'held',
      reason: 'empty-tree',
    });
    const allowed = await serve([GOOD, {}], { policy: { allowEmpty: true } });
    expect(clientsOf(allowed.snapshot)).toEqual([]);
  });

  test('five files, or a fifth of them, may go at once', async () => {
    expect((await serve([many(9), many(4)])).decision.kind).toBe('applied');
    expect((await serve([many(39), many(31)])).decision.kind).toBe('applied');
  });

  test('when more are gone the revision is held, until it is confirmed or proven', async () => {
    const revisions = [many(9), many(3)];
    const { decision, snapshot } = await serve(revisions);
    expect(decision).toMatchObject({ kind: 'held', reason: 'mass-deletion' });
    expect(decision.kind === 'held' && decision.lost.length).toBe(6);
    expect(snapshot?.clients.size).toBe(9);
    const { revision } = await treeWith(many(3));
    expect((await serve(revisions, { accepted: revision })).decision.kind).toBe('applied');
    expect((await serve(revisions, { isDeliberate: true })).decision.kind).toBe('applied');
    expect((await serve(revisions, { accepted: 'another' })).decision.kind).toBe('held');
  });

  test('files that were only moved are not gone', async () => {
    const moved = Object.fromEntries(
      Object.entries(many(30)).map(([path, text]) => [
        path.replace('clients/', 'clients/x/'),
        text,
      ]),
    );
    expect((await serve([many(30), moved])).decision).toMatchObject({ kind: 'applied', stale: [] });
  });
});

describe('a mistake that comes from another file', () => {
  test('is blamed on the file that was changed', async () => {
    const scope =
      'apiVersion: idpfile/v1\nkind: Scope\nmetadata: { name: read }\nspec: { description: { en: x } }\n';
    const api =
      'apiVersion: idpfile/v1\nkind: Resource\nmetadata: { name: api }\nspec: { identifier: "https://api.example.com", scopes: { read: { description: { en: x } } } }\n';
    const before = { ...GOOD, 'resources/api.yaml': api };
    const { decision, snapshot } = await serve([before, { ...before, 'scopes/read.yaml': scope }]);
    expect(decision).toMatchObject({
      kind: 'rejected',
      stale: [{ path: 'scopes/read.yaml', state: 'absent' }],
    });
    expect(snapshot?.resourceServers.size).toBe(1);
  });
});
