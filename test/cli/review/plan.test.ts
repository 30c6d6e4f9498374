import { Ajv } from 'ajv';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { clientFile } from '../../e2e/declarations.ts';
import { describeWithGit, gitIn } from '../../tree/git-work-tree.ts';
import { createTemporaryDirectory } from '../../tree/temporary-directory.ts';
import { appFile, createReviewed, FILES, HOSTILE, ISSUER } from './reviewed-repository.ts';

const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;

type Plan = Readonly<Record<string, unknown>> &
  Readonly<{ changes: readonly Readonly<Record<string, unknown>>[]; failed: boolean }>;

const planIn = (text: string) => JSON.parse(text) as Plan;

describeWithGit('idpfile plan', () => {
  describe('compares', () => {
    test('the work tree with the last commit: 0 and no changes where there are none', async () => {
      using reviewed = createReviewed();
      const { code, stdout, stderr } = await reviewed.idpfile('plan');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(
        /^Comparing [0-9a-f]{12} \(HEAD\) → the work tree, policy from the base\n\nNo changes: 0 to add, 0 to change, 0 to delete, 5 unchanged; no risks\n$/,
      );
    });

    test('with the main branch of the server where that is known', async () => {
      using reviewed = createReviewed();
      reviewed.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      reviewed.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
      reviewed.change(HOSTILE);
      reviewed.commit();
      const { code, stdout } = await reviewed.idpfile('plan');
      expect(stdout).toContain('(origin/HEAD) → the work tree');
      expect(stdout).toContain('https://wiki.evil-cdn.net/callback');
      expect(code).toBe(1);
    });

    test('two commits, whatever the work tree holds, and only what the branch did', async () => {
      using reviewed = createReviewed();
      reviewed.git('branch', 'topic');
      reviewed.change({ 'clients/chat.yaml': undefined });
      reviewed.commit();
      reviewed.git('checkout', '--quiet', 'topic');
      reviewed.change(HOSTILE);
      reviewed.commit();
      reviewed.change({ 'clients/wiki.yaml': 'broken: [' });
      const words = ['--base', 'main', '--head', 'topic', '-f', 'json'];
      const { code, stdout } = await reviewed.idpfile('plan', ...words);
      expect(code).toBe(1);
      expect(planIn(stdout).changes.map(({ name }) => name)).toEqual(['wiki']);
    });
  });

  test('names every change, the worst first, each at its line', async () => {
    using reviewed = createReviewed();
    reviewed.change({
      ...HOSTILE,
      'clients/chat.yaml': `# Written anew.\n${FILES['clients/chat.yaml']}`,
      'clients/board.yaml': appFile('board'),
      'users/carl.yaml': undefined,
    });
    const { code, stdout } = await reviewed.idpfile('plan');
    expect(code).toBe(1);
    const headings = [...stdout.matchAll(/^[A-Z]+ +[-+~] .*$/gm)].map(([line]) => line);
    expect(headings[0]).toBe('CRITICAL ~ Client wiki  clients/wiki.yaml:4:9');
    expect(headings).toHaveLength(3);
    expect(stdout).toMatch(
      / {4}! clients\/wiki\.yaml:8:7: critical: .*evil-cdn\.net.* \[redirect-new-site\]/,
    );
    expect(stdout).toContain('    ~ allowedGroups (none any more)\n      - staff\n');
    expect(stdout).toContain('Written in another way only: clients/chat.yaml');
    expect(stdout).toMatch(/\nPlan: 1 to add, 1 to change, 1 to delete, 3 unchanged; 1 critical/);
  });

  describe('ends with', () => {
    test('what --fail-on and the policy of the base say', async () => {
      using reviewed = createReviewed();
      reviewed.change({ 'clients/chat.yaml': undefined });
      expect((await reviewed.idpfile('plan')).code).toBe(0);
      expect((await reviewed.idpfile('plan', '--fail-on', 'high')).code).toBe(1);
      const policy = `apiVersion: idpfile/v1
kind: Policy
metadata: { name: default }
spec: { failOn: high }
`;
      reviewed.change({ 'policy.yaml': policy });
      expect((await reviewed.idpfile('plan')).code).toBe(0);
      reviewed.change({ 'clients/chat.yaml': FILES['clients/chat.yaml'] });
      reviewed.commit();
      reviewed.change({
        'clients/chat.yaml': undefined,
        'policy.yaml': policy.replace('high', 'critical'),
      });
      expect((await reviewed.idpfile('plan')).code).toBe(1);
    });

    test('0, 2 and 1 as terraform does, where that is asked for', async () => {
      using reviewed = createReviewed();
      const plan = async (...words: readonly string[]) =>
        (await reviewed.idpfile('plan', '--detailed-exitcode', ...words)).code;
      expect(await plan()).toBe(0);
      reviewed.change({ 'clients/board.yaml': appFile('board') });
      expect(await plan()).toBe(2);
      expect(await plan('--base', 'nowhere')).toBe(1);
      reviewed.change(HOSTILE);
      expect(await plan()).toBe(1);
    });
  });

  describe('what cannot be evaluated is red in every format, and 2', () => {
    async function expectRefusal(
      idp: string,
      words: readonly string[],
      reason: RegExp,
    ): Promise<void> {
      using out = createTemporaryDirectory();
      for (const format of FORMATS) writeFileSync(out.at(format), 'of an earlier run');
      const formats = FORMATS.flatMap((format) => ['-f', `${format}=${out.at(format)}`]);
      const { code, stdout, stderr } = await runIdpfile(['plan', idp, ...words, ...formats]);
      const read = (format: (typeof FORMATS)[number]) => readFileSync(out.at(format), 'utf8');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(reason);
      expect(read('text')).toMatch(/^not evaluated: /);
      expect(JSON.parse(read('json'))).toMatchObject({ evaluated: false });
      expect(JSON.parse(read('json'))).not.toHaveProperty('changes');
      expect(JSON.parse(read('sarif'))).toMatchObject({
        runs: [{ invocations: [{ executionSuccessful: false }] }],
      });
      expect(read('sarif')).not.toContain('"results"');
      expect(read('github')).toMatch(/^::error title=not evaluated::/);
      expect(JSON.parse(read('gitlab'))).toMatchObject([{ check_name: 'not-evaluated' }]);
      expect(read('junit')).toContain('errors="1"');
      expect(read('markdown')).toMatch(/^### ⛔ Sign-in changes: NOT EVALUATED – /m);
      for (const format of FORMATS) expect(read(format)).not.toMatch(/no changes|: none/i);
    }

    test('a commit that is not there', async () => {
      using reviewed = createReviewed();
      await expectRefusal(reviewed.idp, ['--base', 'origin/main'], /no commit called origin\/main/);
    });

    test('a directory in no repository', async () => {
      using root = createTemporaryDirectory();
      root.write('idp/issuer.yaml', ISSUER);
      await expectRefusal(root.at('idp'), [], /lies in no git repository/);
    });

    test('a clone without the history that is needed', async () => {
      using reviewed = createReviewed();
      reviewed.git('branch', 'topic');
      reviewed.change({ 'clients/board.yaml': appFile('board') });
      reviewed.commit();
      reviewed.git('checkout', '--quiet', 'topic');
      reviewed.change(HOSTILE);
      reviewed.commit();
      using other = createTemporaryDirectory();
      const source = `file://${reviewed.root.path}`;
      gitIn(other.path)('clone', '--quiet', '--depth=1', '--no-single-branch', source, 'clone');
      await expectRefusal(
        other.at('clone/idp'),
        ['--base', 'origin/main'],
        /does not reach back .*--unshallow, in CI fetch-depth: 0/,
      );
    });

    test('an object that is damaged', async () => {
      using reviewed = createReviewed();
      const id = reviewed.git('rev-parse', 'HEAD:idp/clients/wiki.yaml');
      const path = join(reviewed.root.path, '.git/objects', id.slice(0, 2), id.slice(2));
      reviewed.change(HOSTILE);
      expect(existsSync(path)).toBe(true);
      rmSync(path);
      await expectRefusal(reviewed.idp, [], /the blob [0-9a-f]+ is missing or damaged/);
    });

    test('a base that has no issuer', async () => {
      using reviewed = createReviewed({ 'clients/wiki.yaml': FILES['clients/wiki.yaml'] });
      reviewed.change({ 'issuer.yaml': ISSUER });
      await expectRefusal(reviewed.idp, [], /cannot be built .*: name another commit with --base/);
    });

    test('a server that does not answer', async () => {
      using reviewed = createReviewed();
      await expectRefusal(reviewed.idp, ['--server', 'http://127.0.0.1:1'], /no answer from/);
    });
  });

  test('a change that does not build is 2, with its mistakes at their lines in every format', async () => {
    using reviewed = createReviewed();
    reviewed.change({
      'clients/wiki.yaml': clientFile('wiki', { redirectUris: ['https://a.b/c'] }),
    });
    const { code, stdout } = await reviewed.idpfile('plan');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^clients\/wiki\.yaml:6:3: error: unknown field "redirectUris"/m);
    expect(stdout).toMatch(/^NOT EVALUATED: /m);
    const json = planIn((await reviewed.idpfile('plan', '-f', 'json')).stdout);
    expect(json).toMatchObject({ evaluated: false });
    expect(json['diagnostics']).not.toEqual([]);
    expect(json).not.toHaveProperty('changes');
    const sarif = (await reviewed.idpfile('plan', '-f', 'sarif')).stdout;
    expect(sarif).toContain('"executionSuccessful": false');
    expect(sarif).toContain('"unknown-field"');
    expect((await reviewed.idpfile('plan', '-f', 'markdown')).stdout).toContain('NOT EVALUATED');
  });

  test('a base with a broken file is compared without it, and that is said', async () => {
    using reviewed = createReviewed({ ...FILES, 'clients/bad.yaml': 'kind: [' });
    reviewed.change({ 'clients/bad.yaml': appFile('bad'), ...HOSTILE });
    const { code, stdout } = await reviewed.idpfile('plan');
    expect(stdout).toContain('+ Client bad');
    expect(stdout).toContain('Broken before, and not compared: clients/bad.yaml');
    expect(stdout).toContain('redirect-new-site');
    expect(code).toBe(1);
  });

  test('its JSON is what its schema says', async () => {
    using reviewed = createReviewed();
    const { stdout: schema } = await runIdpfile(['schema', 'plan']);
    const validate = new Ajv({ strict: false }).compile(JSON.parse(schema) as object);
    const expectValid = async (...words: readonly string[]) => {
      const { stdout } = await reviewed.idpfile('plan', '-f', 'json', ...words);
      validate(JSON.parse(stdout));
      expect(validate.errors ?? []).toEqual([]);
    };
    await expectValid();
    await expectValid('--base', 'nowhere');
    reviewed.change({ ...HOSTILE, 'clients/chat.yaml': undefined });
    await expectValid();
    reviewed.change({ 'clients/wiki.yaml': 'kind: [' });
    await expectValid();
    expect(validate({ version: 1, command: 'plan', evaluated: true })).toBe(false);
  });
});
