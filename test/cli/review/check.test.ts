import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { describeWithGit } from '../../tree/git-work-tree.ts';
import { createReviewed, FILES, HOSTILE, userFile } from './reviewed-repository.ts';

const TEST = `apiVersion: idpfile/v1
kind: Test
metadata: { name: wiki-access }
spec:
  cases:
    - { name: staff get in, user: alice, client: wiki, expect: { allowed: true } }
    - { name: contractors do not, user: carl, client: wiki, expect: { allowed: false } }
`;

const POLICY = `apiVersion: idpfile/v1
kind: Policy
metadata: { name: default }
spec: { rules: { no-contacts: error } }
`;

describeWithGit('idpfile check', () => {
  test('0 where nothing is wrong, with the tests that ran', async () => {
    using reviewed = createReviewed({ ...FILES, 'tests/wiki.yaml': TEST });
    const { code, stdout } = await reviewed.idpfile('check');
    expect(stdout).toContain('2 cases, all as expected');
    expect(stdout).toContain('No changes: ');
    expect(code).toBe(0);
  });

  test('mistakes, policy, tests and risks come in one report, in every format', async () => {
    using reviewed = createReviewed({ ...FILES, 'tests/wiki.yaml': TEST, 'policy.yaml': POLICY });
    reviewed.change({
      ...HOSTILE,
      // What a change says of its own policy does not count.
      'policy.yaml': POLICY.replace('error', 'off'),
      'users/carl.yaml': userFile('carl', 'staff'),
    });
    const files = ['json', 'sarif', 'junit', 'markdown', 'gitlab'];
    const words = files.flatMap((format) => ['-f', `${format}=${reviewed.root.at(format)}`]);
    const { code, stdout } = await reviewed.idpfile('check', '-f', 'text', ...words);
    expect(code).toBe(1);
    const found = [/\[no-contacts\]/, /contractors do not/, /\[redirect-new-site\]/];
    for (const one of found) expect(stdout).toMatch(one);
    const texts = files.map((file) => readFileSync(reviewed.root.at(file), 'utf8'));
    for (const text of texts) {
      for (const word of ['no-contacts', 'contractors do not', 'redirect-new-site']) {
        expect(text).toContain(word);
      }
    }
  });

  test('1 with every mistake where the change does not build, and the plan is not evaluated', async () => {
    using reviewed = createReviewed();
    reviewed.change({ 'clients/wiki.yaml': 'kind: [', 'clients/chat.yaml': 'kind: {' });
    const { code, stdout } = await reviewed.idpfile('check');
    expect(stdout).toMatch(/^clients\/wiki\.yaml:.*error/m);
    expect(stdout).toMatch(/^clients\/chat\.yaml:.*error/m);
    expect(stdout).toMatch(/^NOT EVALUATED: /m);
    expect(code).toBe(1);
  });

  test('2 where the base cannot be found, and what can be said of the files is', async () => {
    using reviewed = createReviewed({ ...FILES, 'policy.yaml': POLICY });
    const { code, stdout } = await reviewed.idpfile('check', '--base', 'origin/main');
    expect(stdout).toContain('[no-contacts]');
    expect(stdout).toMatch(/^NOT EVALUATED: .*origin\/main/m);
    expect(stdout).not.toContain('No changes');
    expect(code).toBe(2);
  });

  test('a Secret in plain text is a mistake, and what the change does is said all the same', async () => {
    using reviewed = createReviewed();
    reviewed.change({
      ...HOSTILE,
      'secrets/wiki.yaml': `apiVersion: v1
kind: Secret
metadata: { name: wiki }
stringData: { secret: PH-a-secret-that-nobody-should-see-123 }
`,
    });
    const { code, stdout } = await reviewed.idpfile('check');
    expect(stdout).toContain('[secret-plaintext]');
    expect(stdout).toContain('[redirect-new-site]');
    expect(stdout).not.toContain('nobody-should-see');
    expect(code).toBe(1);
  });
});

describe('idpfile rules', () => {
  test('lists the rules of validate, lint and plan, and explains one', async () => {
    const all = await runIdpfile(['rules']);
    expect(all.code).toBe(0);
    for (const line of [
      /^validate +unknown-field +error +A field is not/m,
      /^lint +no-owner +error/m,
      /^plan +redirect-new-site +critical/m,
    ]) {
      expect(all.stdout).toMatch(line);
    }
    const one = await runIdpfile(['rules', 'redirect-new-site']);
    expect(one.stdout).toContain('docs/rules.md#redirect-new-site');
    const wrong = await runIdpfile(['rules', 'redirect-new-sit']);
    expect(wrong.stderr).toContain('did you mean redirect-new-site?');
    expect(wrong.code).toBe(2);
  });
});
