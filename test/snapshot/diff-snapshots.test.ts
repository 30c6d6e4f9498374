import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/diagnostic/diagnostic.ts';
import { Secret } from '../../src/secret/secret.ts';
import type { Client } from '../../src/snapshot/client.ts';
import { diffSnapshots } from '../../src/snapshot/diff-snapshots.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { client } from '../issuer/clients.ts';
import { person, snapshotOf } from '../people/people.ts';
import { build } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from './tree-of.ts';

const NOTHING = { added: [], removed: [], changed: [], disabled: [], enabled: [] };

const withClients = (...clients: readonly Client[]) => snapshotOf([], clients);

/** The fields that differ between two clients of one name. */
function fieldsChanged(before: Partial<Client>, after: Partial<Client>): readonly string[] {
  const change = diffSnapshots(
    withClients(client('wiki', before)),
    withClients(client('wiki', after)),
  );
  return change.clients.changed.flatMap(({ fields }) => fields);
}

async function snapshotFrom(texts: Readonly<Record<string, string>>): Promise<Snapshot> {
  const built = await build(treeOf({ 'issuer.yaml': issuerYAML(), ...texts }));
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'));
  return built.value;
}

const lineOf = ({ file, range }: Place) => `${file}:${range.start.line}`;

describe('what became of clients', () => {
  test('that were added, removed, changed, disabled and enabled again', () => {
    const before = withClients(
      client('same'),
      client('gone'),
      client('changed'),
      client('off'),
      client('on', { enabled: false }),
    );
    const after = withClients(
      client('same'),
      client('new'),
      client('changed', { name: 'New name' }),
      client('off', { enabled: false, pkce: 'optional' }),
      client('on'),
    );

    const { clients, users, scopes, resourceServers, issuer } = diffSnapshots(before, after);

    expect(clients).toMatchObject({
      added: [{ id: 'new' }],
      removed: [{ id: 'gone' }],
      changed: [{ id: 'changed', fields: ['name'] }],
      disabled: [{ id: 'off', fields: ['enabled', 'pkce'] }],
      enabled: [{ id: 'on', fields: ['enabled'] }],
    });
    expect([users, scopes, resourceServers]).toEqual([NOTHING, NOTHING, NOTHING]);
    expect(issuer).toEqual([]);
  });

  test('is told with file and line, for a removed one those it had', async () => {
    const before = await snapshotFrom({
      'clients/gone.yaml': `# a comment\n${clientYAML('gone')}`,
      'clients/wiki.yaml': clientYAML('wiki'),
    });
    const after = await snapshotFrom({
      'clients/new.yaml': clientYAML('new'),
      'clients/wiki.yaml': `\n\n${clientYAML('wiki', '  name: New name\n')}`,
    });

    const { added, removed, changed } = diffSnapshots(before, after).clients;

    expect(added.map(({ place }) => lineOf(place))).toEqual(['clients/new.yaml:3']);
    expect(removed.map(({ place }) => lineOf(place))).toEqual(['clients/gone.yaml:4']);
    expect(changed.map(({ place }) => lineOf(place))).toEqual(['clients/wiki.yaml:5']);
  });

  test('is nothing when a file was moved or commented, or lists the same in new objects', async () => {
    const before = await snapshotFrom({ 'clients/wiki.yaml': clientYAML('wiki') });
    const after = await snapshotFrom({ 'clients/team/w.yaml': `# ours\n${clientYAML('wiki')}` });
    expect(diffSnapshots(before, after).clients).toEqual(NOTHING);
  });
});

describe('the fields of a change', () => {
  test.each<[string, Partial<Client>, Partial<Client>, readonly string[]]>([
    ['a list', {}, { redirectURIs: ['https://new.example.com/cb'] }, ['redirectURIs']],
    ['the order of a list', { scopes: ['a', 'b'] }, { scopes: ['b', 'a'] }, ['scopes']],
    ['one that appeared', {}, { logoURL: 'https://a.example/logo' }, ['logoURL']],
    ['one that went away', { allowedGroups: ['staff'] }, {}, ['allowedGroups']],
    [
      'a part of an object',
      { refreshTokens: { issue: 'always', rotate: true, ttl: 60 } },
      { refreshTokens: { issue: 'always', rotate: false } },
      ['refreshTokens.rotate', 'refreshTokens.ttl'],
    ],
    [
      'an entry of a table',
      { claims: { role: { value: 'a' }, plan: { value: 'b' } } },
      { claims: { role: { value: 'c' }, plan: { value: 'b' } } },
      ['claims.role'],
    ],
    ['a kind of value', { idTokenClaims: 'all' }, { idTokenClaims: [] }, ['idTokenClaims']],
  ])('name %s', (_, before, after, fields) => {
    expect(fieldsChanged(before, after)).toEqual(fields);
  });

  test('name the credential as a whole, whatever changed in it', () => {
    const known = (text: string): Partial<Client> => ({
      credential: {
        kind: 'secrets',
        accepted: [{ kind: 'plaintext', secret: new Secret(text) }],
      },
    });
    expect(fieldsChanged(known('one'), known('two'))).toEqual(['credential']);
    expect(fieldsChanged(known('one'), {})).toEqual(['credential']);
    expect(fieldsChanged(known('one'), known('one'))).toEqual([]);
  });

  test('never hold a value', async () => {
    const hash = '$2b$10$abcdefghijklmnopqrstuuN6V1JmMRzDqUYjYJcQEHmyn1pUYV9Ya';
    const secretive = (text: string) =>
      snapshotOf(
        [person('ana', { passwordHash: `${hash}${text}`, attributes: { salary: text } })],
        [
          client('wiki', {
            name: text,
            redirectURIs: [`https://${text}.example.com/`],
            credential: {
              kind: 'secrets',
              accepted: [{ kind: 'plaintext', secret: new Secret(text) }],
            },
            clientMetadata: { note: text },
          }),
        ],
      );

    const change = diffSnapshots(secretive('first-canary'), secretive('second-canary'));

    expect(change.users.changed).toMatchObject([
      { id: 'sub-of-ana', fields: ['attributes.salary', 'passwordHash'] },
    ]);
    expect(JSON.stringify(change)).not.toMatch(/canary|\$2b/);
  });
});

describe('what became of', () => {
  test('people, by their subject identifier', async () => {
    const before = await snapshotFrom({
      'users/ana.yaml': userYAML('ana', '  sub: ana-1\n'),
      'users/ben.yaml': userYAML('ben', '  sub: ben-1\n'),
    });
    const after = await snapshotFrom({
      'users/ana.yaml': userYAML('ana', '  sub: ana-2\n'),
      'users/ben.yaml': userYAML('ben', '  sub: ben-1\n  enabled: false\n'),
    });
    expect(diffSnapshots(before, after).users).toMatchObject({
      added: [{ id: 'ana-2' }],
      removed: [{ id: 'ana-1' }],
      changed: [],
      disabled: [{ id: 'ben-1', fields: ['enabled'] }],
    });
  });

  test('a person whose groups changed in the file of a group', async () => {
    const group = (members: string) =>
      `apiVersion: idpfile/v1\nkind: Group\nmetadata: { name: staff }\nspec:\n  members: [${members}]\n`;
    const ana = userYAML('ana', '  sub: ana-1\n');
    const before = await snapshotFrom({ 'users/ana.yaml': ana, 'groups/staff.yaml': group('') });
    const after = await snapshotFrom({ 'users/ana.yaml': ana, 'groups/staff.yaml': group('ana') });
    expect(diffSnapshots(before, after).users.changed).toMatchObject([
      { id: 'ana-1', fields: ['groups'] },
    ]);
  });

  test('scopes and APIs', async () => {
    const scope = (claims: string) =>
      `apiVersion: idpfile/v1\nkind: Scope\nmetadata: { name: music }\nspec:\n  claims: ${claims}\n`;
    const api = (scopes: string) =>
      `apiVersion: idpfile/v1\nkind: Resource\nmetadata: { name: api }\nspec:\n  identifier: https://api.example.com\n  scopes: ${scopes}\n`;
    const before = await snapshotFrom({
      'scopes/music.yaml': scope('{ taste: { value: jazz } }'),
      'resources/api.yaml': api('{ "songs:read": { description: Read } }'),
    });
    const after = await snapshotFrom({
      'scopes/music.yaml': scope('{ taste: { value: soul } }'),
      'resources/api.yaml': api('{ "songs:write": { description: Write } }'),
    });
    const { scopes, resourceServers } = diffSnapshots(before, after);
    expect(scopes.changed).toMatchObject([{ id: 'music', fields: ['claims.taste'] }]);
    expect(resourceServers.changed).toMatchObject([
      {
        id: 'https://api.example.com',
        fields: ['scopes.songs:read', 'scopes.songs:write'],
      },
    ]);
  });

  test('the issuer', () => {
    const before = snapshotOf([]);
    const after: Snapshot = {
      ...before,
      issuer: { ...before.issuer, title: 'New', ttl: { ...before.issuer.ttl, session: 60 } },
      addresses: { ...before.addresses, storageURL: 'sqlite:' },
    };
    expect(diffSnapshots(before, after).issuer).toEqual(['storageURL', 'title', 'ttl.session']);
  });
});

test('one change among 10,000 clients is found without comparing the others', () => {
  let compared = 0;
  const many = Array.from({ length: 10_000 }, (_, index) => {
    const made = { ...client(`client-${index}`) };
    return Object.defineProperty(made, 'name', {
      enumerable: true,
      get: () => {
        compared += 1;
        return 'a name';
      },
    });
  });
  const before = withClients(...many);
  const after = withClients(...many.slice(1), client('client-0', { name: 'New name' }));

  expect(diffSnapshots(before, after).clients.changed).toMatchObject([
    { id: 'client-0', fields: ['name'] },
  ]);
  expect(compared).toBeLessThan(5);
});
