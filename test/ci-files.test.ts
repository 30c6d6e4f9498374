import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  createReviewed,
  HOSTILE,
  type ReviewedRepository,
} from './cli/review/reviewed-repository.ts';
import { describeWithGit } from './tree/git-work-tree.ts';

const ROOT = join(import.meta.dirname, '..');

type Step = Readonly<{
  id?: string;
  name?: string;
  run?: string;
  env?: Readonly<Record<string, string>>;
}>;

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const action = parse(read('action.yml')) as Readonly<{
  inputs: Readonly<Record<string, { default: string }>>;
  runs: { steps: readonly Step[] };
}>;
const step = (name: string) => {
  const found = action.runs.steps.find((one) => one.name === name);
  if (found?.run === undefined) throw new Error(`no step is called ${name}`);
  return { run: found.run, env: found.env ?? {} };
};

/** Programs of a runner, as scripts: npx runs these sources, gh writes down what it is asked. */
function withPrograms({ root }: ReviewedRepository): string {
  const program = (name: string, script: string) => {
    root.write(`bin/${name}`, `#!/bin/bash\n${script}`);
    chmodSync(root.at(`bin/${name}`), 0o755);
  };
  const main = join(ROOT, 'src/main.ts');
  program('npx', `shift 2\nexec "${process.execPath}" "${main}" "$@"\n`);
  program('idpfile', `exec "${process.execPath}" "${main}" "$@"\n`);
  program(
    'gh',
    `echo "$*" >> "${root.at('gh.log')}"
case "$*" in
  *--paginate*) cat "${root.at('comments.tsv')}" ;;
  *) if [ -e "${root.at('forbidden')}" ]; then exit 1; fi ;;
esac
`,
  );
  root.write('comments.tsv', '');
  root.write('output', '');
  root.write('summary.md', '');
  return `${root.at('bin')}:${dirname(process.execPath)}:/usr/bin:/bin`;
}

type Ended = Readonly<{ code: number | null; output: string }>;

/** Runs the lines as GitHub does: bash ends at the first command that fails. */
function runBash(
  script: string,
  reviewed: ReviewedRepository,
  environment: Readonly<Record<string, string>>,
): Ended {
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: reviewed.root.path,
    encoding: 'utf8',
    env: { ...environment, PATH: withPrograms(reviewed) },
  });
  return { code: status, output: `${stdout}${stderr}` };
}

const CONTEXT = (reviewed: ReviewedRepository) => ({
  GITHUB_ACTIONS: 'true',
  GITHUB_OUTPUT: reviewed.root.at('output'),
  GITHUB_STEP_SUMMARY: reviewed.root.at('summary.md'),
  GITHUB_REPOSITORY: 'acme/idp',
  REPORTS: reviewed.root.path,
  PULL_REQUEST: '7',
});

/** A pull request that adds a redirect to a strange site. */
function createPullRequest(): ReviewedRepository {
  const reviewed = createReviewed();
  reviewed.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  reviewed.git('checkout', '--quiet', '-b', 'topic');
  reviewed.change(HOSTILE);
  reviewed.commit();
  return reviewed;
}

describeWithGit('the action', () => {
  const runCheck = (reviewed: ReviewedRepository, more: Readonly<Record<string, string>> = {}) =>
    runBash(step('Check').run, reviewed, {
      ...CONTEXT(reviewed),
      DIRECTORY: 'idp',
      BASE: '',
      BASE_BRANCH: 'main',
      FAIL_ON: '',
      VERSION: 'latest',
      ...more,
    });
  const outputOf = ({ root }: ReviewedRepository) => readFileSync(root.at('output'), 'utf8');
  const asked = ({ root }: ReviewedRepository) => readFileSync(root.at('gh.log'), 'utf8');

  test('compares with the branch of the pull request, writes its reports and passes the code on', () => {
    using reviewed = createPullRequest();
    const { code, output } = runCheck(reviewed);
    expect(output).toMatch(/^::error file=idp\/clients\/wiki\.yaml,line=8,/m);
    expect(code).toBe(0);
    expect(outputOf(reviewed)).toBe('code=1\n');
    expect(readFileSync(reviewed.root.at('idpfile.md'), 'utf8')).toContain('redirect-new-site');
    expect(JSON.parse(readFileSync(reviewed.root.at('idpfile.sarif'), 'utf8'))).toHaveProperty(
      'runs',
    );
    const verdict = runBash(step('Verdict').run, reviewed, { CODE: '1' });
    expect(verdict.code).toBe(1);
    expect(runBash(step('Verdict').run, reviewed, { CODE: '' }).code).toBe(2);
  });

  test('ends with 2 where the base was not fetched, and the comment says so', () => {
    using reviewed = createPullRequest();
    expect(runCheck(reviewed, { BASE_BRANCH: 'release' }).code).toBe(0);
    expect(outputOf(reviewed)).toBe('code=2\n');
    expect(readFileSync(reviewed.root.at('idpfile.md'), 'utf8')).toContain('NOT EVALUATED');
  });

  test('a branch with a name like a command is only a name', () => {
    using reviewed = createPullRequest();
    runCheck(reviewed, { BASE_BRANCH: '$(touch pwned);`touch pwned`' });
    expect(existsSync(reviewed.root.at('pwned'))).toBe(false);
    expect(outputOf(reviewed)).toBe('code=2\n');
  });

  describe('comments', () => {
    const marker = '<!-- idpfile:plan:idp -->';
    const comment = (reviewed: ReviewedRepository, before: string) => {
      reviewed.root.write('idpfile.md', `${marker}\n\nnews\n`);
      const script = `printf '%s' "$BEFORE" > comments.tsv\n${step('Comment').run}`;
      return runBash(script, reviewed, { ...CONTEXT(reviewed), BEFORE: before });
    };

    test('anew where there is none of ours', () => {
      using reviewed = createReviewed();
      expect(comment(reviewed, '11\t<!-- idpfile:plan:other -->\n').code).toBe(0);
      expect(asked(reviewed)).toContain(
        '--method POST repos/acme/idp/issues/7/comments --field body=@',
      );
    });

    test('over the one it wrote before', () => {
      using reviewed = createReviewed();
      comment(reviewed, `11\thello\n12\t${marker}\n13\t${marker}\n`);
      expect(asked(reviewed)).toContain('--method PATCH repos/acme/idp/issues/comments/12 --field');
    });

    test('and does not fail where a token may not', () => {
      using reviewed = createReviewed();
      reviewed.root.write('forbidden', '');
      const { code, output } = comment(reviewed, '');
      expect(code).toBe(0);
      expect(output).toContain('::notice::No comment could be written');
    });
  });

  test('no expression stands in a script', () => {
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
  });
});

describeWithGit('the GitLab job', () => {
  const { idpfile } = parse(read('ci/gitlab.yml')) as {
    idpfile: {
      script: readonly string[];
      variables: Readonly<Record<string, string>>;
      artifacts: { reports: { codequality: string; junit: string } };
    };
  };

  test('writes the reports that it hands on, and fails with the findings', () => {
    using reviewed = createPullRequest();
    const { code } = runBash(idpfile.script.join('\n'), reviewed, {
      ...idpfile.variables,
      IDPFILE_DIRECTORY: 'idp',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: reviewed.git('rev-parse', 'main'),
    });
    expect(code).toBe(1);
    const { codequality, junit } = idpfile.artifacts.reports;
    expect(readFileSync(reviewed.root.at(codequality), 'utf8')).toContain('redirect-new-site');
    expect(readFileSync(reviewed.root.at(junit), 'utf8')).toContain('idp/clients/wiki.yaml');
  });

  test('is red where the history was not fetched', () => {
    using reviewed = createPullRequest();
    const base = '0123456789abcdef0123456789abcdef01234567';
    const environment = { ...idpfile.variables, IDPFILE_DIRECTORY: 'idp' };
    const { code } = runBash(idpfile.script.join('\n'), reviewed, {
      ...environment,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    });
    expect(code).toBe(2);
  });
});

describeWithGit('the hooks of pre-commit', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly { id: string; entry: string }[];

  test.each(hooks)('$id passes a good change and stops a bad one', ({ entry }) => {
    using reviewed = createReviewed();
    expect(runBash(`${entry} idp`, reviewed, {}).code).toBe(0);
    reviewed.change({ 'clients/wiki.yaml': 'kind: [' });
    expect(runBash(`${entry} idp`, reviewed, {}).code).toBe(1);
  });
});
