import { describe, expect, test } from 'vitest';
import { clientFile } from '../e2e/declarations.ts';
import { createAgeKey, secretYAML, type AgeKey } from '../e2e/sops-secret.ts';
import { compared, type Files } from './compared.ts';

const HASH = '$2b$10$qsQXl1tr7ySDpxK0AUmwIuSJZvCDjVWJ5p.tiiKwMZzyRDoGGwxY6';
const OTHER_HASH = HASH.replace('MZzy', 'MZzz');

const WIKI = {
  redirectURIs: ['https://wiki.example.com/callback'],
  secretHash: HASH,
  allowedGroups: ['staff'],
};

const BEFORE: Files = {
  'clients/wiki.yaml': clientFile('wiki', WIKI),
  'clients/grafana.yaml': `apiVersion: idpfile/v1
kind: Client
metadata: { name: grafana }
spec:
  app: grafana
  url: https://grafana.example.com
  secretHash: ${HASH}
`,
  'users/alice.yaml': `apiVersion: idpfile/v1
kind: User
metadata: { name: alice }
spec: { email: alice@example.com, groups: [staff], passwordHash: ${HASH} }
`,
};

async function fieldsAfter(change: Files) {
  const { change: found } = await compared(BEFORE, change);
  return found.changes.map(({ action, kind, name, fields }) => ({
    action,
    kind,
    name,
    fields: fields.map(({ path }) => path),
  }));
}

describe('nothing is different', () => {
  test('between a directory and itself', async () => {
    const { change } = await compared(BEFORE, {});
    expect(change).toEqual({ changes: [], unchanged: 4, reformatted: [] });
  });

  test('when files are written in another way, which is told by their names', async () => {
    const { change } = await compared(BEFORE, {
      'clients/wiki.yaml': `# Looks quite different.
apiVersion: "idpfile/v1"
kind: 'Client'
metadata:
  name: wiki
spec:
  allowedGroups:
    - staff
  secretHash: ${HASH}
  redirectURIs: [ "https://wiki.example.com/callback" ]
`,
    });
    expect(change.changes).toEqual([]);
    expect(change.reformatted).toEqual(['clients/wiki.yaml']);
  });

  test('when what a preset says is written out', async () => {
    const change = await fieldsAfter({
      'clients/grafana.yaml': `${BEFORE['clients/grafana.yaml']}  redirectURIs: [https://grafana.example.com/login/generic_oauth]\n`,
    });
    expect(change).toEqual([]);
  });
});

describe('a change of a client', () => {
  test('names the field, what a list gained and lost, and the line of what it gained', async () => {
    const redirectURIs = ['https://wiki.example.com/callback', 'https://wiki.example.org/callback'];
    const { change } = await compared(BEFORE, {
      'clients/wiki.yaml': clientFile('wiki', { ...WIKI, redirectURIs }),
    });

    const field = change.changes[0]?.fields[0];
    expect(field).toMatchObject({
      path: 'redirectURIs',
      added: ['https://wiki.example.org/callback'],
      removed: [],
      place: { file: 'clients/wiki.yaml', range: { start: { line: 8, column: 7 } } },
    });
  });

  test('is told for what a preset or a type makes of it, at the line that chose it', async () => {
    const { change } = await compared(BEFORE, {
      'clients/grafana.yaml': BEFORE['clients/grafana.yaml']?.replaceAll(
        'grafana.example.com',
        'dash.example.com',
      ),
    });
    const field = change.changes[0]?.fields.find(({ path }) => path === 'redirectURIs');
    expect(field?.added).toEqual(['https://dash.example.com/login/generic_oauth']);
    expect(field?.place.range.start.line).toBe(5);
  });

  test('of its secret tells no value', async () => {
    const { change } = await compared(BEFORE, {
      'clients/wiki.yaml': clientFile('wiki', {
        ...WIKI,
        secretHash: OTHER_HASH,
        previousSecrets: [{ secretHash: HASH, expiresAt: '2026-12-01T00:00:00Z' }],
      }),
    });
    const fields = change.changes[0]?.fields ?? [];
    expect(fields.map(({ path }) => path)).toEqual(['previousSecrets', 'secret']);
    expect(fields[1]?.after).toBe('changed; the old one is accepted until 2026-12-01T00:00:00Z');
    expect(JSON.stringify(fields)).not.toContain('$2b$');
  });

  test('that is another kind of client says how it proves who it is', async () => {
    const change = await fieldsAfter({
      'clients/wiki.yaml': clientFile('wiki', {
        redirectURIs: WIKI.redirectURIs,
        allowedGroups: ['staff'],
        public: true,
      }),
    });
    expect(change[0]?.fields).toEqual(expect.arrayContaining(['authentication', 'pkce', 'type']));
  });
});

test('what is added and what is deleted is told with the place it has or had', async () => {
  const { change } = await compared(BEFORE, {
    'clients/wiki.yaml': undefined,
    'clients/chat.yaml': clientFile('chat', { ...WIKI, public: true, secretHash: undefined }),
  });
  expect(change.changes).toMatchObject([
    { action: 'add', kind: 'Client', name: 'chat', place: { file: 'clients/chat.yaml' } },
    { action: 'delete', kind: 'Client', name: 'wiki', place: { file: 'clients/wiki.yaml' } },
  ]);
});

test('a group that gains a member is a change of that person', async () => {
  const group = (members: string) => `apiVersion: idpfile/v1
kind: Group
metadata: { name: admins }
spec: { members: [${members}] }
`;
  const { change } = await compared(
    { ...BEFORE, 'groups/admins.yaml': group('') },
    { 'groups/admins.yaml': group('alice') },
  );
  expect(change.changes).toMatchObject([
    { kind: 'User', name: 'alice', fields: [{ path: 'groups', added: ['admins'] }] },
  ]);
});

test('a password that is another one is told without it', async () => {
  const { change } = await compared(BEFORE, {
    'users/alice.yaml': BEFORE['users/alice.yaml']?.replace(HASH, OTHER_HASH),
  });
  expect(change.changes).toMatchObject([
    { kind: 'User', name: 'alice', fields: [{ path: 'password', after: 'changed' }] },
  ]);
});

test('a change of the issuer names its fields at their lines', async () => {
  const { change } = await compared(BEFORE, {
    'issuer.yaml': `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: https://login.example.com
  defaults: { sessionTTL: 7d }
`,
  });
  const issuer = change.changes.find(({ kind }) => kind === 'Issuer');
  expect(issuer?.fields.map(({ path, place }) => [path, place.range.start.line])).toEqual(
    expect.arrayContaining([
      ['ttl.session', 6],
      ['url', 5],
    ]),
  );
});

describe('a secret that sops encrypted is told apart without a key', () => {
  const client = clientFile('chat', {
    redirectURIs: ['https://chat.example.com/callback'],
    secretRef: { name: 'chat' },
  });

  async function secretAfter(change: (encrypted: string, key: AgeKey) => Promise<string>) {
    await using key = await createAgeKey();
    const encrypted = await key.encrypt(
      secretYAML('chat', 'PH-the-secret-of-chat-0123456789abcdef'),
    );
    const before = { 'clients/chat.yaml': client, 'secrets/chat.yaml': encrypted };
    const found = await compared(before, { 'secrets/chat.yaml': await change(encrypted, key) });
    return found.change.changes[0]?.fields.find(({ path }) => path === 'secret');
  }

  test('the same ciphertext is the same secret', async () => {
    expect(await secretAfter((encrypted) => Promise.resolve(`${encrypted}\n`))).toBeUndefined();
  });

  test('another ciphertext under the same data key is another secret, at its line', async () => {
    const field = await secretAfter((encrypted) =>
      Promise.resolve(encrypted.replace(/(secret: ENC\[AES256_GCM,data:)[^,]+/, '$1AAAA')),
    );
    expect(field).toMatchObject({ after: 'changed', place: { file: 'secrets/chat.yaml' } });
    expect(field?.place.range.start.line).toBeGreaterThan(4);
  });

  test('another data key leaves it open, and that is said', async () => {
    const again = (_: string, key: AgeKey) => key.encrypt(secretYAML('chat', 'whatever'));
    expect((await secretAfter(again))?.after).toMatch(/cannot be told without a key$/);
  });
});
