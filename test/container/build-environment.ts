import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/** How this machine reaches the package registry; nothing else of it may reach a build. */
const NETWORK =
  /^(HOME|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(https?|no)_proxy|npm_config_(registry|cafile|cache|userconfig|globalconfig))$/i;

/** The environment of a RUN: the stage's own programs first, then those of this machine. */
export function buildEnvironment(root: string): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    NETWORK.test(name) && value !== undefined ? [[name, value]] : [],
  );
  return { ...Object.fromEntries(kept), PATH: searchPath(join(root, 'usr/local/bin')) };
}

export function registryAnswers(): boolean {
  const ping = spawnSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], {
    env: buildEnvironment(dirname(dirname(process.execPath))),
  });
  return ping.status === 0;
}

/** Without the programs of this project's own dependencies: an image has none of them. */
function searchPath(first: string): string {
  const machine = (process.env['PATH'] ?? '').split(':');
  return [first, ...machine.filter((folder) => !folder.includes('node_modules'))].join(':');
}
