import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile, clientFile } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { serverStatus } from './server-status.ts';
import { throughPages } from './through-pages.ts';

const SPEC = { public: true, redirectURIs: [CALLBACK] };

let issuer: RunningIssuer;

beforeAll(async () => {
  const alice = await aliceFile();
  issuer = await startIssuer({
    issuer: '  include: [teams/*]\n',
    files: () => ({
      'clients/own.yaml': clientFile('own', SPEC),
      'teams/people/users/alice.yaml': alice,
      'teams/a/clients/wiki.yaml': clientFile('wiki', SPEC),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('a server of several teams', () => {
  test('signs a person of one team in to the client of another', async () => {
    expect(await outcome('wiki')).toBe('signed in');
    expect(await outcome('own')).toBe('signed in');
  });

  test('serves a client that a team adds, changes and deletes', async () => {
    expect(await outcome('chat')).toBe('refused');
    await write('teams/a/clients/chat.yaml', clientFile('chat', SPEC));
    expect(await outcome('chat')).toBe('signed in');
    await write('teams/a/clients/chat.yaml', clientFile('chat', { ...SPEC, enabled: false }));
    expect(await outcome('chat')).toBe('refused');
    await issuer.change(() => issuer.remove('teams/a/clients/chat.yaml'));
    expect(await outcome('chat')).toBe('refused');
  });

  test('serves a team that is new', async () => {
    await write('teams/new/clients/new.yaml', clientFile('new', SPEC));
    expect(await outcome('new')).toBe('signed in');
  });

  test('takes no Issuer from a team, and says where it stands', async () => {
    const stolen = (await issuerText()).replace('Example Login', 'Stolen Login');
    await write('teams/a/issuer.yaml', stolen);
    expect(issuer.output()).toContain('teams/a/issuer.yaml:2:7: teams/a is included');
    expect(await serverStatus(issuer)).toMatchObject({
      stale: [{ file: 'teams/a/issuer.yaml', state: 'absent' }],
    });
    await issuer.change(() => issuer.remove('teams/a/issuer.yaml'));
  });

  test('goes on with all teams while issuer.yaml is broken, and takes over what they change', async () => {
    const good = await issuerText();
    await write('issuer.yaml', `${good}  url: [\n`);
    expect(await outcome('wiki')).toBe('signed in');

    await write('teams/a/clients/late.yaml', clientFile('late', SPEC));
    expect(await outcome('late')).toBe('signed in');
    expect(await serverStatus(issuer)).toMatchObject({
      stale: [{ file: 'issuer.yaml', state: 'stale' }],
    });

    await write('issuer.yaml', good);
    expect(await outcome('late')).toBe('signed in');
    expect(await serverStatus(issuer)).toMatchObject({ stale: [] });
  });

  test('lets go of a team that is not included any more, and takes it back', async () => {
    const good = await issuerText();
    await write('issuer.yaml', good.replace('[teams/*]', '[teams/people]'));
    expect(await outcome('wiki')).toBe('refused');
    expect(await outcome('own')).toBe('signed in');
    await write('issuer.yaml', good);
    expect(await outcome('wiki')).toBe('signed in');
  });

  test('starts again with the teams that it had, though issuer.yaml is broken by then', async () => {
    const good = await issuerText();
    await issuer.stop();
    await issuer.write('issuer.yaml', 'spec: [\n');
    await using again = await startIssuer({ again: issuer });
    await again.until((text) => text.includes('issuer.yaml:'));
    expect(await outcome('wiki')).toBe('signed in');
    await again.change(() => again.write('issuer.yaml', good));
    expect(await outcome('wiki')).toBe('signed in');
  });
});

const issuerText = () => readFile(`${issuer.directory}/issuer.yaml`, 'utf8');

function write(path: string, text: string): Promise<void> {
  return issuer.change(() => issuer.write(path, text));
}

/** What becomes of a sign-in to a client. */
async function outcome(client: string): Promise<'signed in' | 'refused'> {
  const { url } = await begin(await discover(issuer, client));
  const browser = await new HTTPBrowser().open(url, {}, CALLBACK);
  if (browser.status === 400 && browser.url === url) return 'refused';
  const arrived = await throughPages(browser, browser.url, CALLBACK);
  expect(arrived.searchParams.get('code')).not.toBeNull();
  return 'signed in';
}
