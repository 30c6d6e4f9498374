import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { describeWithGit } from '../../tree/git-work-tree.ts';
import { createReviewed, HOSTILE, type ReviewedRepository } from './reviewed-repository.ts';

const plan = ({ root, idp }: ReviewedRepository, ...words: readonly string[]) =>
  runIdpfile(['plan', idp, ...words], {
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: root.at('summary.md'),
  });

describeWithGit('under GitHub Actions', () => {
  test('annotations and the summary of the step come by themselves', async () => {
    using reviewed = createReviewed();
    reviewed.change(HOSTILE);
    const { code, stderr } = await plan(reviewed);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^::error file=.*clients\/wiki\.yaml,line=8,/m);
    expect(readFileSync(reviewed.root.at('summary.md'), 'utf8')).toMatch(
      /^### 🔴 Sign-in changes: 1 critical/m,
    );
  });

  test('what was not evaluated is an annotation and the heading of the summary', async () => {
    using reviewed = createReviewed();
    const { code, stderr } = await plan(reviewed, '--base', 'origin/main');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^::error title=not evaluated::/m);
    expect(readFileSync(reviewed.root.at('summary.md'), 'utf8')).toMatch(
      /^### ⛔ .*NOT EVALUATED/m,
    );
  });

  test('no line of the text is taken for a command to the runner', async () => {
    using reviewed = createReviewed();
    reviewed.change(HOSTILE);
    const { stdout } = await plan(reviewed);
    const [, mark] = /^::stop-commands::([0-9a-f-]{36})\n/.exec(stdout) ?? [];
    expect(mark).toBeDefined();
    expect(stdout.endsWith(`\n::${mark}::\n`)).toBe(true);
    expect((await plan(reviewed, '-f', 'github')).stdout).not.toContain('stop-commands');
  });
});
