import { describe, expect, test } from 'vitest';
import { declaredInclude } from '../../src/snapshot/declared-include.ts';
import { readDirectory } from '../../src/snapshot/read-directory.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, fileOf, issuerYAML, treeOf, userYAML } from './tree-of.ts';

const TEAMS = issuerYAML('  include: [teams/*]\n');

describe('what issuer.yaml includes', () => {
  const includeIn = (text: string) => declaredInclude(fileOf('issuer.yaml', text));

  test('is nothing, unless it says so', () => {
    expect(includeIn(issuerYAML())).toEqual([]);
    expect(includeIn(TEAMS)).toEqual(['teams/*']);
  });

  test.each([
    ['a field is unknown', `${TEAMS}  colour: red\n`],
    ['another document is wrong', `${TEAMS}---\nkind: Nothing\n`],
    ['it stands in a List', listOf(TEAMS)],
    ['sops has encrypted a part of it', `${TEAMS}sops: { mac: none }\n`],
  ])('is known though %s', (_, text) => {
    expect(includeIn(text)).toEqual(['teams/*']);
  });

  test.each([
    ['there is no such file', undefined],
    ['it is no YAML', `${TEAMS}broken: [\n`],
    ['it declares no Issuer', clientYAML('a')],
    ['a pattern is malformed', issuerYAML('  include: [teams/*, ../other]\n')],
    ['it is no list', issuerYAML('  include: teams/*\n')],
  ])('cannot be told where %s', (_, text) => {
    expect(text === undefined ? declaredInclude(text) : includeIn(text)).toBeUndefined();
  });
});

describe('files of several teams', () => {
  test('are one directory: they name what others declare', async () => {
    const built = await build(
      treeOf({
        'issuer.yaml': TEAMS,
        'groups/staff.yaml': groupYAML('staff'),
        'teams/a/users/ada.yaml': userYAML('ada', '  groups: [staff]\n'),
        'teams/b/clients/wiki.yaml': clientYAML('wiki', '  allowedUsers: [ada]\n'),
      }),
    );
    expect(built).toMatchObject({ ok: true, warnings: [] });
    expect(built.ok && [...built.value.clients.keys()]).toEqual(['wiki']);
  });

  test('may not declare the same, and are told apart by their paths', async () => {
    const tree = treeOf({
      'issuer.yaml': TEAMS,
      'teams/a/clients/wiki.yaml': clientYAML('wiki'),
      'teams/b/clients/wiki.yaml': clientYAML('wiki'),
    });
    const mistakes = await mistakesIn(tree);
    expect(mistakes.map((line) => line.split(' ')[1])).toEqual([
      'duplicate-client-id:',
      'duplicate-name:',
    ]);
    for (const mistake of mistakes) {
      expect(mistake).toMatch(
        /^teams\/b\/clients\/wiki\.yaml:3:19 .* teams\/a\/clients\/wiki\.yaml:3:19/,
      );
    }
  });

  test('hold Secrets of every form below secrets/', async () => {
    const tree = treeOf({
      'issuer.yaml': TEAMS,
      'teams/a/secrets/wiki.sops.env': 'clientSecret=plain\n',
    });
    expect(await mistakesIn(tree)).toEqual([
      expect.stringMatching(/^teams\/a\/secrets\/wiki\.sops\.env:1:1 secret-plaintext: /),
    ]);
  });

  test.each(['issuer.yaml', 'clients/hidden.yaml'])(
    'declare no Issuer in %s, whatever the top says',
    async (file) => {
      const own = issuerYAML().replace('auth', 'evil');
      const tree = treeOf({ 'issuer.yaml': TEAMS, [`teams/a/${file}`]: own });
      expect(await mistakesIn(tree)).toEqual([
        `teams/a/${file}:2:7 include-place: teams/a is included, and what is included declares no Issuer (delete it, or declare it at the top of the directory)`,
      ]);
    },
  );

  test('an Issuer of theirs does not stand in for one that is broken', async () => {
    const tree = treeOf({ 'issuer.yaml': 'kind: [\n', 'teams/a/issuer.yaml': issuerYAML() });
    const built = await build(tree);
    expect(built.ok).toBe(false);
  });
});

describe('a name of what may be with a team', () => {
  const PEER = { 'clients/wiki.yaml': clientYAML('wiki', '  trustedPeers: [of-a-team]\n') };

  test('is no mistake where issuer.yaml is too broken to say what it includes', async () => {
    const tree = treeOf({ 'issuer.yaml': `${TEAMS}broken: [\n`, ...PEER });
    const mistakes = await mistakesIn(tree);
    expect(mistakes.filter((line) => !line.startsWith('issuer.yaml'))).toEqual([]);
  });

  test.each([
    ['includes nothing', `${issuerYAML()}broken: [\n`],
    ['says what it includes', `${TEAMS}  colour: red\n`],
  ])('is one where it %s', async (_, text) => {
    const mistakes = await mistakesIn(treeOf({ 'issuer.yaml': text, ...PEER }));
    expect(mistakes.map((line) => line.split(' ')[1])).toContain('unknown-peer:');
  });
});

describe('include is refused', () => {
  test('in an Issuer that stands elsewhere', async () => {
    expect(await mistakesIn(treeOf({ 'clients/issuer.yaml': TEAMS }))).toEqual([
      'clients/issuer.yaml:6:3 include-place: include counts in issuer.yaml only (move the Issuer to issuer.yaml)',
    ]);
  });

  test('where it names a folder of the directory itself', async () => {
    const tree = treeOf({ 'issuer.yaml': issuerYAML('  include: [clients, teams/*/users]\n') });
    expect(await mistakesIn(tree)).toEqual([
      expect.stringMatching(
        /^issuer\.yaml:6:13 malformed-value: .*"clients" names clients, a folder/,
      ),
      expect.stringMatching(/^issuer\.yaml:6:22 malformed-value: .*"teams\/\*\/users" names users/),
    ]);
  });
});

test('a pattern without files is a warning at its place, one that cannot be read is none', async () => {
  using dir = createTemporaryDirectory();
  dir.write('issuer.yaml', issuerYAML('  include: [shared, teams/*, misspelt]\n'));
  dir.write('shared/clients/a.yaml', clientYAML('a'));
  dir.write('teams/users/clients/b.yaml', clientYAML('b'));
  expect(await mistakesIn(await readDirectory(dir.path))).toEqual([
    expect.stringMatching(/^issuer\.yaml:6:30 include-empty: misspelt is no directory/),
    expect.stringMatching(/^teams\/users:1:1 include-name: /),
  ]);
});

function listOf(document: string): string {
  const item = document.trimEnd().replaceAll('\n', '\n    ');
  return `apiVersion: v1\nkind: List\nitems:\n  - ${item}\n`;
}

function groupYAML(name: string): string {
  return `apiVersion: idpfile/v1\nkind: Group\nmetadata: { name: ${name} }\nspec: {}\n`;
}
