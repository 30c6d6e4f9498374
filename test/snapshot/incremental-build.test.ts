import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedSubject } from '../../src/snapshot/build-user.ts';
import type { AcceptedSecret } from '../../src/snapshot/client.ts';
import type { SourceFile } from '../../src/tree/source-tree.ts';
import { build } from './build-for-test.ts';
import { clientYAML, fileOf, issuerYAML, userYAML } from './tree-of.ts';

const groupYAML = (member: string) => `apiVersion: idpfile/v1
kind: Group
metadata: { name: staff }
spec: { members: [${member}] }
`;
const secretYAML = (value: string) => `apiVersion: v1
kind: Secret
metadata: { name: s }
stringData: { secret: ${value.padEnd(32, 'x')} }
`;

/** What may stand in each file, good and bad, alone and together. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  'clients/a.yaml': [
    clientYAML('a'),
    clientYAML('a', '  name: Renamed'),
    clientYAML('a', '  trustedPeers: [b]'),
    clientYAML('b'),
    'kind: [',
  ],
  'clients/b.yaml': [
    clientYAML('b'),
    clientYAML('b', '  id: a'),
    clientYAML('b', '  scopes: [openid, orders]'),
    clientYAML('b', '  allowedUsers: [alice, bob]'),
    `${clientYAML('c')}---\n${clientYAML('d')}`,
  ],
  'clients/s.yaml': [clientYAML('s').replace('true', 'false')],
  'groups/g.yaml': [groupYAML('alice'), groupYAML('bob')],
  'issuer.yaml': [
    issuerYAML(),
    issuerYAML('  strictGroups: true'),
    issuerYAML().replace('auth.', 'login.'),
  ],
  'scopes/o.yaml': [
    'apiVersion: idpfile/v1\nkind: Scope\nmetadata: { name: orders }\nspec: {}\n',
    'apiVersion: idpfile/v1\nkind: Scope\nmetadata: { name: orders }\nspec: { colour: red }\n',
  ],
  'secrets/s.yaml': [secretYAML('first'), secretYAML('second')],
  'users/a.yaml': [userYAML('alice'), userYAML('alice', '  groups: [staff]'), userYAML('bob')],
  'users/b.yaml': [userYAML('bob'), userYAML('bob', '  email: alice')],
};

const step = fc
  .constantFrom(...Object.keys(VERSIONS))
  .chain((path) => fc.tuple(fc.constant(path), fc.nat(VERSIONS[path]?.length ?? 0)));

test('built upon what is known, a tree comes to what it comes to from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const files = new Map<string, SourceFile>();
      files.set('issuer.yaml', fileOf('issuer.yaml', issuerYAML()));
      for (const [path, version] of steps) {
        const text = VERSIONS[path]?.[version];
        if (text === undefined) files.delete(path);
        else files.set(path, fileOf(path, text));
        const known = [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
        // The same bytes in other objects are known to nobody.
        const unknown = known.map((file) => ({ ...file }));
        const upon = await outcomeOf(known);
        expect(upon).toEqual(await outcomeOf(unknown));
        expect(await outcomeOf(known)).toEqual(upon);
      }
    }),
    { numRuns: 150 },
  );
});

test('under another URL a subject may be taken that was free before, though no person changed', async () => {
  const taken = derivedSubject('https://login.example.com', 'alice');
  const people = [
    fileOf('users/a.yaml', userYAML('alice')),
    fileOf('users/b.yaml', userYAML('bob', `  sub: ${taken}`)),
  ];
  const issuer = fileOf('issuer.yaml', issuerYAML());
  const moved = fileOf('issuer.yaml', issuerYAML().replace('auth.', 'login.'));
  const treeWith = (file: SourceFile) => ({ revision: 'r', files: [file, ...people], faults: [] });
  expect((await build(treeWith(issuer))).ok).toBe(true);
  const built = await build(treeWith(moved));
  expect(built.ok ? [] : built.diagnostics.map(({ rule }) => rule)).toEqual(['duplicate-login']);
});

async function outcomeOf(files: readonly SourceFile[]): Promise<unknown> {
  const built = await build({ revision: 'r', files, faults: [] }, { allowPlaintext: true });
  if (!built.ok) return built.diagnostics;
  const { clients, scopes, usersBySub, usersByLogin } = built.value;
  const parts = [clients, scopes, usersBySub, usersByLogin].map((map) =>
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const secrets = [...clients.values()].flatMap(({ credential }) =>
    credential.kind === 'secrets' ? credential.accepted.map(plaintextOf) : [],
  );
  return JSON.parse(JSON.stringify([parts, secrets, built.warnings]));
}

const plaintextOf = (accepted: AcceptedSecret) =>
  accepted.kind === 'plaintext' ? accepted.secret.reveal() : accepted.hash;
