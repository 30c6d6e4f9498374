import { execFileSync } from 'node:child_process';
import { describeWhere, findProgram } from '../describe-where.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from './temporary-directory.ts';

/** Runs git in a directory and returns what it prints. */
export type Git = (...args: readonly string[]) => string;

/** The settings of whoever runs the tests must not change what git does. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'gc.auto',
  GIT_CONFIG_VALUE_0: '0',
  GIT_CONFIG_KEY_1: 'protocol.file.allow',
  GIT_CONFIG_VALUE_1: 'always',
};

/** The real git, run in a directory. */
export function gitIn(directory: string): Git {
  return (...args) =>
    execFileSync('git', args, {
      cwd: directory,
      env: ENVIRONMENT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
}

/** Makes a directory a repository and commits everything in it. */
export function createRepository(directory: string, ...options: readonly string[]): Git {
  const git = gitIn(directory);
  git('init', '--quiet', '--initial-branch=main', ...options);
  commitAll(git);
  return git;
}

/** Commits everything that differs, and returns the id of the commit. */
export function commitAll(git: Git, ...options: readonly string[]): string {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message=change', ...options);
  return git('rev-parse', 'HEAD');
}

/** A repository whose top is a configuration directory. */
export type ConfiguredRepository = Disposable & Readonly<{ dir: TemporaryDirectory; git: Git }>;

/** Commits a handful of files, and a README that is nobody's resource. */
export function createConfigured(...options: readonly string[]): ConfiguredRepository {
  const dir = createTemporaryDirectory();
  dir.write('issuer.yaml', 'kind: Issuer\n');
  dir.write('clients/a.yaml');
  dir.write('clients/team/b.yaml');
  dir.write('secrets/s.json', '{}\n');
  dir.write('README.md', 'Read me.\n');
  const git = createRepository(dir.path, ...options);
  return { dir, git, [Symbol.dispose]: () => dir[Symbol.dispose]() };
}

/** A `describe` that is skipped by name where there is no git, and fails there in CI. */
export function describeWithGit(name: string, tests: () => void): void {
  const isThere = findProgram('git') !== undefined;
  describeWhere(name, { isThere, lack: 'no git found' }, tests);
}
