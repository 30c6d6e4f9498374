import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runIdpfile } from '../e2e/idpfile-process.ts';
import { startIssuer } from '../e2e/running-issuer.ts';
import { clientYAML, issuerYAML } from '../snapshot/tree-of.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

const NOTE_LOADED = join(import.meta.dirname, 'note-loaded.ts');

/** Rooms of src/ and packages of which a command has loaded anything. */
async function loadedBy(words: readonly string[], files: Readonly<Record<string, string>> = {}) {
  using root = createTemporaryDirectory();
  for (const [path, text] of Object.entries(files)) root.write(path, text);
  const { code } = await runIdpfile([...words, root.path], noteTo(root.at('loaded')));
  return { code, ...loadedIn(root.at('loaded')) };
}

/** The same of a server that has listened. */
async function loadedByServer() {
  using root = createTemporaryDirectory();
  await using issuer = await startIssuer({ environment: noteTo(root.at('loaded')) });
  await issuer.stop();
  return loadedIn(root.at('loaded'));
}

const noteTo = (file: string) => ({
  NODE_OPTIONS: `--import=${NOTE_LOADED}`,
  NOTE_LOADED: file,
});

function loadedIn(file: string) {
  const urls = readFileSync(file, 'utf8').split('\n');
  const namesIn = (pattern: RegExp) =>
    [...new Set(urls.flatMap((url) => pattern.exec(url)?.[1] ?? []))].toSorted();
  return {
    rooms: namesIn(/\/src\/(\w+)\//),
    packages: namesIn(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/),
  };
}

const GOOD = { 'issuer.yaml': issuerYAML(), 'clients/a.yaml': clientYAML('a') };

describe('a command loads what it needs', () => {
  test('validate loads no part of the server but the engine', async () => {
    const { code, rooms, packages } = await loadedBy(['validate'], GOOD);

    expect(code).toBe(0);
    expect(rooms).not.toContain('http');
    expect(rooms).not.toContain('store');
    expect(rooms).not.toContain('reconcile');
    expect(rooms).not.toContain('pages');
    expect(packages).toContain('oidc-provider');
    const ofServer = ['express', 'pino', 'prom-client', 'chokidar', 'eta', 'openid-client', 'pg'];
    expect(packages.filter((name) => ofServer.includes(name))).toEqual([]);
  });

  test('what opens sops files and what explains mistakes is not loaded without any', async () => {
    const { packages } = await loadedBy(['validate'], GOOD);

    expect(packages).toContain('js-yaml');
    expect(packages).not.toContain('yaml');
    expect(packages).not.toContain('age-encryption');
    expect(packages).not.toContain('sops-age');
  });

  test('a mistake that only the second library explains is explained by it', async () => {
    const files = { ...GOOD, 'clients/a.yaml': 'kind: "Client\n' };

    const { code, packages } = await loadedBy(['validate'], files);

    expect(code).toBe(1);
    expect(packages).toContain('yaml');
  });

  test('a server loads no other store, no reader of sops files and no relying party', async () => {
    const { rooms, packages } = await loadedByServer();

    expect(rooms).toContain('http');
    expect(packages).toContain('express');
    const ofOthers = ['pg', '@redis/client', 'sops-age', 'age-encryption', 'yaml', 'openid-client'];
    expect(packages.filter((name) => ofOthers.includes(name))).toEqual([]);
  });
});
