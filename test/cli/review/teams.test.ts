import { expect, test } from 'vitest';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { describeWithGit } from '../../tree/git-work-tree.ts';
import { appFile, createReviewed, FILES, HOSTILE, userFile } from './reviewed-repository.ts';

const ISSUER = `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec: { url: https://auth.example.com, include: [teams/*] }
`;

const POLICY = `apiVersion: idpfile/v1
kind: Policy
metadata: { name: rules }
spec:
  teams:
    - { files: teams/a/**, redirectSites: [a.example.com], kinds: [Client] }
`;

const ofTeamA = (name: string, host: string) =>
  appFile(name, { redirectURIs: [`https://${host}/callback`] });

const TEAMS = {
  ...FILES,
  'issuer.yaml': ISSUER,
  'teams/a/clients/shop.yaml': ofTeamA('shop', 'shop.a.example.com'),
  'teams/b/users/bob.yaml': userFile('bob', 'staff'),
};

type Line = Readonly<{ rule: string; file: string; line: number }>;

const linesIn = (text: string) =>
  (JSON.parse(text) as readonly Line[]).map(({ rule, file, line }) => `${file}:${line} ${rule}`);

describeWithGit('a directory of several teams', () => {
  test('plan compares the teams of two commits, and says where each change stands', async () => {
    using reviewed = createReviewed(TEAMS);
    const base = reviewed.git('rev-parse', 'HEAD');
    reviewed.change({
      'teams/a/clients/shop.yaml': ofTeamA('shop', 'shop.evil.example.net'),
      'teams/c/clients/new.yaml': appFile('new'),
      'teams/b/users/bob.yaml': undefined,
    });
    const head = reviewed.commit();
    reviewed.change({ 'issuer.yaml': 'broken: [' });

    const words = ['--base', base, '--head', head, '-f', 'json'];
    const { stdout } = await reviewed.idpfile('plan', ...words);

    const { changes } = JSON.parse(stdout) as {
      changes: readonly Readonly<Record<string, unknown>>[];
    };
    expect(changes.map(({ name, file }) => `${String(name)} ${String(file)}`).sort()).toEqual([
      'bob teams/b/users/bob.yaml',
      'new teams/c/clients/new.yaml',
      'shop teams/a/clients/shop.yaml',
    ]);
  });

  test('plan shows what a team declares as added when it is included, though its files were there', async () => {
    using reviewed = createReviewed({ ...TEAMS, 'others/clients/other.yaml': appFile('other') });
    reviewed.change({ 'issuer.yaml': ISSUER.replace('teams/*', 'teams/*, others') });
    const { stdout } = await reviewed.idpfile('plan');
    expect(stdout).toContain('1 to add');
    expect(stdout).toContain('others/clients/other.yaml');
  });

  test('check judges the files of a team as those of the directory', async () => {
    using reviewed = createReviewed({
      ...TEAMS,
      'teams/a/clients/wiki.yaml': FILES['clients/wiki.yaml'],
      'clients/wiki.yaml': appFile('own'),
    });
    reviewed.change({ 'teams/a/clients/wiki.yaml': HOSTILE['clients/wiki.yaml'] });
    const { code, stdout } = await reviewed.idpfile('check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/teams\/a\/clients\/wiki\.yaml:\d+:\d+/);
    expect(stdout).toContain('https://wiki.evil-cdn.net/callback');
  });

  test('lint holds a team to what the Policy lets its files say', async () => {
    using reviewed = createReviewed({ ...TEAMS, 'policy.yaml': POLICY });
    const words = ['lint', reviewed.idp, '-f', 'json'];
    expect(linesIn((await runIdpfile(words)).stdout)).toEqual([]);

    reviewed.change({
      'teams/a/clients/shop.yaml': ofTeamA('shop', 'shop.b.example.com'),
      'teams/a/users/eve.yaml': userFile('eve', 'staff'),
      'teams/b/clients/other.yaml': ofTeamA('other', 'other.b.example.com'),
    });
    const { code, stdout } = await runIdpfile(words);
    expect(code).toBe(1);
    expect(linesIn(stdout)).toEqual([
      'teams/a/clients/shop.yaml:7 team-redirect-site',
      'teams/a/users/eve.yaml:2 team-kind',
    ]);
  });

  test('show and validate name files of a team by their paths below the directory', async () => {
    using reviewed = createReviewed(TEAMS);
    expect((await runIdpfile(['show', 'shop', '-C', reviewed.idp])).stdout).toContain(
      'teams/a/clients/shop.yaml:4',
    );
    reviewed.change({ 'teams/a/clients/shop.yaml': appFile('shop', { color: 'red' }) });
    const { code, stdout } = await reviewed.idpfile('validate');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^teams\/a\/clients\/shop\.yaml:11:3: error: unknown field "color"/m);
  });
});
