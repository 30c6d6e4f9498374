import { appendFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { accepts } from './accepts.ts';
import { clientFile } from './declarations.ts';
import { runIdpfile } from './idpfile-process.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { runServe, withDirectory } from './serve-directory.ts';
import { serverStatus } from './server-status.ts';

const ENFORCED = '  enforcePolicy: true\n';
const TEAM = 'clients/teams/a/wiki.yaml';
const OWN = 'https://wiki.a.example.com/cb';
const FOREIGN = 'https://wiki.elsewhere.example.org/cb';

const resource = (kind: string, name: string, spec: object) =>
  stringify({ apiVersion: 'idpfile/v1', kind, metadata: { name }, spec });

const policyFor = (...redirectSites: readonly string[]) =>
  resource('Policy', 'main', {
    rules: { 'unused-scope': 'error' },
    teams: [{ files: 'clients/teams/a/**', redirectSites }],
  });

const app = (name: string, redirectURI: string, more: object = {}) =>
  clientFile(name, { public: true, redirectURIs: [redirectURI], ...more });

const FILES = {
  'policy.yaml': policyFor('a.example.com'),
  [TEAM]: app('wiki', OWN),
  'clients/other.yaml': app('other', 'https://other.example.com/cb'),
};

let issuer: RunningIssuer | undefined;

afterEach(async () => {
  await issuer?.[Symbol.asyncDispose]();
  issuer = undefined;
});

async function start(files: Readonly<Record<string, string>> = FILES, spec = ENFORCED) {
  issuer = await startIssuer({ files: () => files, issuer: spec });
  return issuer;
}

describe('a server that enforces its policy', () => {
  test('keeps a file as it was that breaks a rule, and takes the others over', async () => {
    const running = await start();
    await running.change(() => running.write(TEAM, app('wiki', FOREIGN)));
    await running.change(() =>
      running.write('clients/other.yaml', app('other', 'https://new.example.com/cb')),
    );

    expect(await accepts(running, 'wiki', FOREIGN)).toBe(false);
    expect(await accepts(running, 'wiki', OWN)).toBe(true);
    expect(await accepts(running, 'other', 'https://new.example.com/cb')).toBe(true);
    expect(await serverStatus(running)).toMatchObject({ stale: [{ file: TEAM, state: 'stale' }] });
    expect(running.output()).toContain('team-redirect-site');
  });

  test('serves it when a waiver says so, with a reason and an end', async () => {
    const running = await start();
    const waiver = '# idpfile: allow team-redirect-site until 2099-12-31 -- they move house';
    const waived = app('wiki', FOREIGN).replace('    - https', `    ${waiver}\n    - https`);
    await running.change(() => running.write(TEAM, waived));

    expect(await accepts(running, 'wiki', FOREIGN)).toBe(true);
  });

  test('serves nothing new for a waiver that has ended, and goes on with what it serves', async () => {
    const running = await start();
    const until = new Date(Date.now() + 4000).toISOString();
    const waive = (end: string) =>
      app('wiki', FOREIGN).replace(
        '    - https',
        `    # idpfile: allow team-redirect-site until ${end} -- they move house\n    - https`,
      );
    await running.change(() => running.write(TEAM, waive('2020-01-01')));
    expect(await accepts(running, 'wiki', FOREIGN)).toBe(false);
    await running.change(() => running.write(TEAM, waive(until)));
    expect(await accepts(running, 'wiki', FOREIGN)).toBe(true);
    while (Date.now() <= Date.parse(until)) {
      await running.change(() =>
        running.write('clients/other.yaml', app('other', `https://${Date.now()}.example.com/cb`)),
      );
    }
    await running.change(() => running.write('clients/other.yaml', app('other', OWN)));

    expect(await accepts(running, 'other', OWN)).toBe(true);
    expect(await accepts(running, 'wiki', FOREIGN)).toBe(true);
    expect(await serverStatus(running)).toMatchObject({ lastOutcome: 'applied', stale: [] });
  });

  test('keeps its policy as it was when a stricter one would forbid what is served', async () => {
    const running = await start();
    await running.change(() => running.write('policy.yaml', policyFor('b.example.com')));

    expect(await accepts(running, 'wiki', OWN)).toBe(true);
    expect(await serverStatus(running)).toMatchObject({
      stale: [{ file: 'policy.yaml', state: 'stale' }],
    });
  });

  test('begins to enforce nothing that what is served breaks already', async () => {
    const running = await start({ ...FILES, [TEAM]: app('wiki', FOREIGN) }, '');
    expect(await accepts(running, 'wiki', FOREIGN)).toBe(true);
    await running.change(() => enforce(running.directory));

    expect(await accepts(running, 'wiki', FOREIGN)).toBe(true);
    expect(await serverStatus(running)).toMatchObject({
      stale: [{ file: 'issuer.yaml', state: 'stale' }],
    });
  });

  test('only warns of what was broken by a deletion elsewhere', async () => {
    const scope = resource('Scope', 'x', { claims: { x: { value: 'x' } } });
    const user = app('other', OWN, { scopes: ['openid', 'x'] });
    const running = await start({ ...FILES, 'scopes/x.yaml': scope, 'clients/other.yaml': user });
    await running.change(() => running.remove('clients/other.yaml'));

    expect(await accepts(running, 'other', OWN)).toBe(false);
    expect(await serverStatus(running)).toMatchObject({ lastOutcome: 'applied', stale: [] });
    expect(running.output()).toContain('no client may ask for scope x');
  });
});

describe('at a cold start', () => {
  const BROKEN = { ...FILES, [TEAM]: app('wiki', FOREIGN) };

  test('what breaks a rule is refused, with the rule and how to waive it', async () => {
    await using directory = await withDirectory(BROKEN);
    await enforce(directory.path);

    const { code, stderr } = await runServe(directory);

    expect(code).toBe(1);
    expect(stderr).toContain(
      `${TEAM}:8:7: error: ${FOREIGN} is at no site of this team [team-redirect-site]`,
    );
    expect(stderr).toContain(
      'to accept it write above: # idpfile: allow team-redirect-site until YYYY-MM-DD -- why',
    );
    expect(stderr).toContain('policy.yaml:');
    expect(stderr).toMatch(/issuer\.yaml:\d+:3: the issuer enforces it/);
  });

  test('validate says the same, lint says it whether or not it is enforced', async () => {
    await using directory = await withDirectory(BROKEN);
    const rulesOf = async (command: string) => {
      const { code, stdout } = await runIdpfile([command, directory.path, '-f', 'json']);
      const found = JSON.parse(stdout) as readonly Readonly<{ rule: string; line: number }>[];
      return { code, found: found.map(({ rule, line }) => `${line} ${rule}`) };
    };
    expect(await rulesOf('validate')).toEqual({ code: 0, found: [] });
    expect(await rulesOf('lint')).toEqual({ code: 1, found: ['8 team-redirect-site'] });
    await enforce(directory.path);

    expect(await rulesOf('validate')).toEqual({ code: 1, found: ['8 team-redirect-site'] });
    expect(await rulesOf('lint')).toEqual({ code: 1, found: ['8 team-redirect-site'] });
  });
});

async function enforce(directory: string): Promise<void> {
  await appendFile(`${directory}/issuer.yaml`, ENFORCED);
}
