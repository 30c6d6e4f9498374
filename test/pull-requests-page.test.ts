import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ISSUER } from './cli/review/reviewed-repository.ts';
import { createRepository, describeWithGit } from './tree/git-work-tree.ts';
import { createTemporaryDirectory } from './tree/temporary-directory.ts';
import { spawnSync } from 'node:child_process';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/pull-requests.md'), 'utf8');

function fenced(language: string): string {
  return new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(PAGE)?.[1] ?? '';
}

describeWithGit('docs/pull-requests.md', () => {
  test('shows what plan prints of the change it shows', () => {
    using dir = createTemporaryDirectory();
    dir.write('issuer.yaml', ISSUER);
    dir.write('clients/wiki.yaml', fenced('yaml'));
    const git = createRepository(dir.path);
    dir.write('change.diff', fenced('diff'));
    git('apply', 'change.diff');
    const { stdout } = spawnSync(process.execPath, [join(ROOT, 'src/main.ts'), 'plan'], {
      cwd: dir.path,
      encoding: 'utf8',
      env: { NO_COLOR: '1' },
    });
    const commit = git('rev-parse', '--short=12', 'HEAD');
    const shown = fenced('console').replace('$ idpfile plan\n', '');
    expect(stdout.replace(commit, '8c1f0de51a2b')).toBe(shown);
  });
});
