import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decide, type Decision } from '../../src/reconcile/decide.ts';
import { followDirectory } from '../../src/reconcile/follow-directory.ts';
import { NOTHING_LIVE, type LiveTree } from '../../src/reconcile/live-tree.ts';
import type { ReloadPolicy } from '../../src/snapshot/issuer.ts';
import { readDirectory } from '../../src/snapshot/read-directory.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { build } from '../snapshot/build-for-test.ts';
import { clientYAML, issuerYAML } from '../snapshot/tree-of.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from '../tree/temporary-directory.ts';
import { TAKES_EVERYTHING } from './follow-parts.ts';

const SOON = { timeout: 10_000, interval: 5 };

const including = (...patterns: readonly string[]) =>
  issuerYAML(`  include: [${patterns.join(', ')}]\n`);

/** Right by itself, and refused because of what it refers to. */
const REFUSED = '  keys: { secretRef: { name: gone, key: jwks } }\n';

function createDirectory(files: Readonly<Record<string, string>>): TemporaryDirectory {
  const dir = createTemporaryDirectory();
  onTestFinished(() => dir[Symbol.dispose]());
  for (const [path, text] of Object.entries(files)) dir.write(path, text);
  return dir;
}

const twoTeams = () =>
  createDirectory({
    'issuer.yaml': including('teams/*'),
    'clients/own.yaml': clientYAML('own'),
    'teams/a/clients/a.yaml': clientYAML('a'),
    'teams/b/clients/b.yaml': clientYAML('b'),
  });

/** Takes a directory over, again and again, as a server does. */
function serving(dir: TemporaryDirectory, policy: Partial<ReloadPolicy> = {}) {
  let live: LiveTree = NOTHING_LIVE;
  let snapshot: Snapshot | undefined;
  const look = async (accepted?: string): Promise<Decision<Snapshot>> => {
    const tree = await readDirectory(dir.path, { served: live.tree });
    const wishes = { accepted, evenTheSame: false };
    const decision = await decide<Snapshot>(tree, live, wishes, {
      policy: () => ({ mode: 'isolate', allowEmpty: false, ...policy }),
      buildSnapshot: (candidate, more) => build(candidate, {}, more),
      isDeliberate: async () => false,
    });
    if (decision.kind === 'applied') ({ live, snapshot } = decision);
    return decision;
  };
  return {
    look,
    clients: () => [...(snapshot?.clients.keys() ?? [])].sort(),
    redirectURIs: (id: string) =>
      [...(snapshot?.clients.values() ?? [])].find((one) => one.id === id)?.redirectURIs,
    revision: async () => (await readDirectory(dir.path)).revision,
  };
}

const staleIn = (decision: Decision<Snapshot>) =>
  decision.kind === 'held' ? [] : decision.stale.map(({ path, state }) => `${path} ${state}`);

describe('an issuer.yaml of which nothing can be learned', () => {
  test.each([
    ['broken', (dir: TemporaryDirectory) => dir.write('issuer.yaml', 'spec: [\n')],
    ['gone', (dir: TemporaryDirectory) => unlinkSync(dir.at('issuer.yaml'))],
    ['a folder', (dir: TemporaryDirectory) => replaceByFolder(dir.at('issuer.yaml'))],
  ])('because it is %s leaves the teams in place, and their changes go live', async (_, spoil) => {
    const dir = twoTeams();
    const { look, clients, redirectURIs } = serving(dir);
    await look();
    spoil(dir);
    dir.write('teams/b/clients/b.yaml', clientYAML('b').replace('callback', 'moved'));
    dir.write('teams/c/clients/c.yaml', clientYAML('c'));

    const decision = await look();

    expect(decision.kind).toBe('applied');
    expect(clients()).toEqual(['a', 'b', 'c', 'own']);
    expect(redirectURIs('b')).toEqual(['https://b.example.com/moved']);
    expect(staleIn(decision).filter((line) => !line.startsWith('issuer.yaml'))).toEqual([]);
  });

  test('lets a team delete a file all the same', async () => {
    const dir = twoTeams();
    const { look, clients } = serving(dir);
    await look();
    dir.write('issuer.yaml', 'spec: [\n');
    unlinkSync(dir.at('teams/a/clients/a.yaml'));
    await look();
    expect(clients()).toEqual(['b', 'own']);
  });
});

describe('an issuer.yaml that is refused', () => {
  test.each([
    ['by itself', '  colour: red\n'],
    ['for what it refers to', REFUSED],
  ])('%s keeps what it does not include any more', async (_, wrong) => {
    const dir = twoTeams();
    const { look, clients } = serving(dir);
    await look();
    dir.write('issuer.yaml', including('teams/a') + wrong);
    dir.write('clients/new.yaml', clientYAML('new'));

    const decision = await look();

    expect(clients()).toEqual(['a', 'b', 'new', 'own']);
    expect(staleIn(decision)).toEqual(['issuer.yaml stale', 'teams/b/clients/b.yaml stale']);

    dir.write('issuer.yaml', including('teams/a'));
    expect(staleIn(await look())).toEqual([]);
    expect(clients()).toEqual(['a', 'new', 'own']);
  });

  test('brings in nobody who was not included before', async () => {
    const dir = twoTeams();
    dir.write('others/clients/other.yaml', clientYAML('other'));
    const { look, clients } = serving(dir);
    await look();
    dir.write('issuer.yaml', including('teams/*', 'others') + REFUSED);

    expect(staleIn(await look())).toEqual([
      'issuer.yaml stale',
      'others/clients/other.yaml absent',
    ]);
    expect(clients()).toEqual(['a', 'b', 'own']);

    dir.write('issuer.yaml', including('teams/*', 'others'));
    await look();
    expect(clients()).toEqual(['a', 'b', 'other', 'own']);
  });

  test('keeps a client with the team that has it, though it was moved to another file', async () => {
    const dir = twoTeams();
    const { look, clients, redirectURIs } = serving(dir);
    await look();
    dir.write('issuer.yaml', including('teams/a') + REFUSED);
    dir.write('clients/b.yaml', clientYAML('b').replace('callback', 'moved'));
    await look();
    expect(clients()).toEqual(['a', 'b', 'own']);
    expect(redirectURIs('b')).toEqual(['https://b.example.com/callback']);
  });

  test('holds back everything where the mode is atomic', async () => {
    const dir = twoTeams();
    const { look, clients } = serving(dir, { mode: 'atomic' });
    await look();
    dir.write('issuer.yaml', including('teams/a') + REFUSED);
    dir.write('clients/new.yaml', clientYAML('new'));
    expect((await look()).kind).toBe('rejected');
    expect(clients()).toEqual(['a', 'b', 'own']);
  });
});

describe('a team that is not included any more', () => {
  test('is gone', async () => {
    const dir = twoTeams();
    const { look, clients } = serving(dir);
    await look();
    dir.write('issuer.yaml', including('teams/a'));
    expect(await look()).toMatchObject({ kind: 'applied', stale: [] });
    expect(clients()).toEqual(['a', 'own']);
  });

  test('is held where it has many files, until somebody confirms it', async () => {
    const dir = twoTeams();
    for (const name of ['p', 'q', 'r', 's', 't', 'u']) {
      dir.write(`teams/b/clients/${name}.yaml`, clientYAML(name));
    }
    const { look, clients, revision } = serving(dir);
    await look();
    dir.write('issuer.yaml', including('teams/a'));
    expect(await look()).toMatchObject({ kind: 'held', reason: 'mass-deletion' });
    expect(clients()).toHaveLength(9);
    expect(await look(await revision())).toMatchObject({ kind: 'applied' });
    expect(clients()).toEqual(['a', 'own']);
  });
});

describe('without a look by the clock is seen', () => {
  /** Follows a directory by its events alone; every tree that was read is published. */
  async function follow(dir: TemporaryDirectory) {
    const published: SourceTree[] = [];
    const followed = followDirectory<SourceTree>({
      ...TAKES_EVERYTHING,
      root: dir.path,
      publish: (tree) => published.push(tree),
    });
    onTestFinished(() => followed.close());
    await followed.request();
    return async (change: () => void): Promise<readonly string[]> => {
      change();
      const { revision } = await readDirectory(dir.path);
      await expect.poll(() => published.at(-1)?.revision, SOON).toBe(revision);
      return (published.at(-1)?.files ?? []).map(({ path }) => path);
    };
  }

  test('what a team adds and changes, a new team, and a team that leaves', async () => {
    const dir = twoTeams();
    const after = await follow(dir);
    const add = () => dir.write('teams/a/users/new.yaml', 'name: new\n');
    expect(await after(add)).toContain('teams/a/users/new.yaml');
    await after(() => dir.write('teams/a/users/new.yaml', 'name: changed\n'));

    expect(await after(() => dir.write('teams/c/clients/c.yaml'))).toContain(
      'teams/c/clients/c.yaml',
    );
    await after(() => dir.write('teams/c/clients/c.yaml', 'changed: true\n'));
    expect(await after(() => renameSync(dir.at('teams/b'), dir.at('b')))).not.toContain(
      'teams/b/clients/b.yaml',
    );
  });

  test('the first of all teams, and one beside the folders of the directory', async () => {
    const dir = createDirectory({ 'issuer.yaml': including('teams/*', 'team-*', 'deep/er/*') });
    const after = await follow(dir);
    const first = await after(() => dir.write('teams/a/clients/a.yaml'));
    expect(first).toContain('teams/a/clients/a.yaml');
    const beside = await after(() => dir.write('team-b/clients/b.yaml'));
    expect(beside).toContain('team-b/clients/b.yaml');
    await after(() => mkdirSync(dir.at('deep')));
    const deep = await after(() => dir.write('deep/er/c/clients/c.yaml'));
    expect(deep).toContain('deep/er/c/clients/c.yaml');
  });

  test('another list of directories, and what happens in those', async () => {
    const dir = createDirectory({
      'issuer.yaml': issuerYAML(),
      'teams/a/clients/a.yaml': 'a: 1\n',
    });
    const after = await follow(dir);
    const included = await after(() => dir.write('issuer.yaml', including('teams/a')));
    expect(included).toEqual(['issuer.yaml', 'teams/a/clients/a.yaml']);
    await after(() => dir.write('teams/a/clients/a.yaml', 'a: 2\n'));
    const excluded = await after(() => dir.write('issuer.yaml', including('teams/b')));
    expect(excluded).toEqual(['issuer.yaml']);
  });

  test('a link to a team that leads elsewhere by now', async () => {
    const dir = createDirectory({
      'issuer.yaml': including('teams/*'),
      'store/one/clients/one.yaml': 'one: 1\n',
      'store/two/clients/two.yaml': 'two: 2\n',
    });
    mkdirSync(dir.at('teams'));
    symlinkSync('../store/one', dir.at('teams/a'));
    const after = await follow(dir);
    const files = await after(() => {
      symlinkSync('../store/two', dir.at('next'));
      renameSync(dir.at('next'), dir.at('teams/a'));
    });
    expect(files).toEqual(['issuer.yaml', 'teams/a/clients/two.yaml']);
  });
});

function replaceByFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}
