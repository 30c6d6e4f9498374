import { describe, expect, test } from 'vitest';
import { createAgeKey, secretYAML } from '../e2e/sops-secret.ts';
import type { Files } from './compared.ts';
import { ofWiki, planOf, told } from './judged.ts';
import { unmark } from './marked.ts';
import { client, file, HASH, issuer, person } from './risk-cases.ts';

describe('a secret', () => {
  const OTHER = HASH.replace('MZzy', 'MZzz');
  const previous = (expiresAt: string) => [
    `secretHash: ${OTHER}`,
    `previousSecrets: [{ secretHash: ${HASH}, expiresAt: ${expiresAt} }]`,
  ];

  test.each([
    ['2026-12-01T00:00:00Z', 'low another secret; the old one is accepted until 2026-12-01'],
    ['2026-11-22T11:59:59Z', 'high another secret: the app is locked out until it has it'],
  ])('that is replaced, with the old one until %s', async (expiresAt, words) => {
    const found = await ofWiki('secret-replaced', [`secretHash: ${HASH}`], previous(expiresAt));
    expect(found).toEqual([expect.stringContaining(words)]);
  });

  test('that two clients refer to is shared', async () => {
    await using key = await createAgeKey();
    const others = {
      'clients/chat.yaml': client('chat', 'secretRef: { name: both }').replace(
        /  secretHash.*\n/,
        '',
      ),
      'secrets/both.yaml': await key.encrypt(secretYAML('both', 'PH-shared-0123456789abcdef')),
    };
    const wiki = client('wiki', 'secretRef: { name: both }').replace(/  secretHash.*\n/, '');
    const found = await told(others, { 'clients/wiki.yaml': wiki }, 'secret-shared');
    expect(found).toEqual([expect.stringContaining('chat has the same secret')]);
  });

  test('of which sops encrypted one value and not another is told', async () => {
    await using key = await createAgeKey();
    const two = `${secretYAML('both', 'PH-0123456789abcdef')}  other: PH-fedcba9876543210\n`;
    const half = await key.encrypt(two, '^secret$');
    const found = await told({}, { 'secrets/both.yaml': half }, 'secret-in-plaintext');
    expect(found).toEqual([expect.stringContaining('/stringData/other is not encrypted')]);
    expect(JSON.stringify(found)).not.toContain('PH-');
  });

  test('in plain text is no news in a file that did not change', async () => {
    const base = { 'secrets/chat.yaml': secretYAML('chat', 'PH-0123456789abcdef') };
    const change = { 'clients/wiki.yaml': client('wiki') };
    expect(await told(base, change)).toEqual([]);
  });
});

describe('people', () => {
  const PEOPLE: Files = {
    'users/ann.yaml': person('ann', 'groups: [staff]'),
    'users/bob.yaml': person('bob', 'groups: [sales]'),
    'users/eve.yaml': person('eve', 'groups: [sales]', 'enabled: false'),
    'clients/wiki.yaml': client('wiki', 'allowedGroups: [staff]'),
    'clients/chat.yaml': client('chat', 'allowedGroups: [staff]'),
  };

  test('who get in are counted and named, disabled ones left aside', async () => {
    const open = { 'clients/wiki.yaml': client('wiki', 'name: Wiki') };
    expect(await told(PEOPLE, open, 'more-people')).toEqual([
      'high clients/wiki.yaml:8:3 1 → 2 people can sign in (+1: bob)',
    ]);
    const { reach } = await planOf(PEOPLE, open);
    expect(reach).toEqual([{ client: 'wiki', before: 1, after: 2, gained: ['bob'], lost: [] }]);
  });

  test('who join a group are told with the apps, at the line of the group', async () => {
    const group = { 'groups/staff.yaml': file('Group', 'staff', 'members:', '  - ▸bob') };
    expect(await told(PEOPLE, group, 'more-people')).toEqual([
      `high ${unmark(group).marks[0]} can now sign in to chat, wiki, as a member of staff`,
    ]);
  });

  test('who leave one are told with the apps, at the line that is gone', async () => {
    const left = { 'users/ann.yaml': person('ann', 'groups: [guests]') };
    expect(await told(PEOPLE, left, 'fewer-people')).toEqual([
      'medium users/ann.yaml:7:12 can no longer sign in to chat, wiki',
    ]);
  });

  test('who come or go change nobody else’s reach', async () => {
    const { reach } = await planOf(PEOPLE, {
      'users/ann.yaml': undefined,
      'users/zoe.yaml': person('zoe', 'groups: [staff]'),
    });
    expect(reach).toEqual([]);
  });

  test('who are enabled again can sign in again', async () => {
    const back = { 'users/eve.yaml': person('eve', 'groups: [sales]', '▸enabled: true') };
    expect(await told(PEOPLE, back, 'more-people')).toEqual([
      `high ${unmark(back).marks[0]} the person can sign in again`,
    ]);
  });

  test('get in by a client that is enabled again', async () => {
    const base = {
      ...PEOPLE,
      'clients/wiki.yaml': client('wiki', 'enabled: false', 'allowedGroups: [staff]'),
    };
    const found = await told(
      base,
      { 'clients/wiki.yaml': client('wiki', '▸enabled: true', 'allowedGroups: [staff]') },
      'more-people',
    );
    expect(found).toEqual(['high clients/wiki.yaml:8:3 0 → 1 people can sign in (+1: ann)']);
  });

  test('of a group that a claim makes administrators join it', async () => {
    const roles = 'claims: { role: { fromGroups: { sales: Viewer, editors: GrafanaAdmin } } }';
    const base = { ...PEOPLE, 'clients/wiki.yaml': client('wiki', roles) };
    const joined = { 'users/bob.yaml': person('bob', 'groups: [sales, ▸editors]') };
    expect(await told(base, joined, 'admin-group-joined')).toEqual([
      `high ${unmark(joined).marks[0]} joins editors, which the claim role of client wiki makes administrators`,
    ]);
    const table = client('wiki', roles.replace('Viewer', 'Admin'));
    expect(await told(base, { 'clients/wiki.yaml': table }, 'admin-group-joined')).toEqual([
      'high clients/wiki.yaml:8:13 the claim role makes the members of sales administrators',
    ]);
  });

  test('are made administrators by an attribute, or by a claim for everybody', async () => {
    const attribute = person('bob', 'groups: [sales]', 'attributes: { ▸role: Admin }');
    expect(await told(PEOPLE, { 'users/bob.yaml': attribute })).toEqual([
      `high ${unmark({ 'users/bob.yaml': attribute }).marks[0]} role is now Admin`,
    ]);
    const claim = (value: string) =>
      client('wiki', 'allowedGroups: [staff]', `claims: { role: { value: ${value} } }`);
    const base = { ...PEOPLE, 'clients/wiki.yaml': claim('Viewer') };
    expect(await told(base, { 'clients/wiki.yaml': claim('Admin') })).toEqual([
      'high clients/wiki.yaml:9:13 the claim role makes everybody administrators',
    ]);
  });

  test('whose sub is another one are new people to apps', async () => {
    const found = await told(
      PEOPLE,
      { 'users/ann.yaml': person('ann', 'groups: [staff]', '▸sub: somebody-else') },
      'subject-changed',
    );
    expect(found).toEqual([expect.stringMatching(/^critical users\/ann.yaml:8:3 to apps ann/)]);
  });

  test('who are renamed keep their sub only when the file says so', async () => {
    const renamed = person('annie').replace('annie@', 'ann@');
    const change = { 'users/ann.yaml': undefined, 'users/annie.yaml': renamed };
    const found = await told(PEOPLE, change, 'subject-changed');
    expect(found).toEqual([expect.stringContaining('the sub of ann was another one')]);
  });

  test('whose password lies in a Secret are told of when that changes', async () => {
    const secret = (value: string) => ({ 'secrets/ann.yaml': secretYAML('ann', value) });
    const base = {
      'users/ann.yaml': person('ann', 'passwordRef: { name: ann }'),
      ...secret('PH-0123456789abcdef'),
    };
    const found = await told(base, secret('PH-fedcba9876543210'), 'person-credentials-changed');
    expect(found).toEqual([
      expect.stringMatching(/^high secrets\/ann.yaml:\d+:\d+ the person has another password$/),
    ]);
  });
});

describe('what sops hides', () => {
  const LOCAL_USER = `apiVersion: auth.stakater.com/v1alpha1
kind: LocalUser
metadata: { name: ann }
spec: { credentialSecretRef: { name: ann } }
`;

  test('is the same person, whose stand-ins are others each time', async () => {
    await using key = await createAgeKey();
    const credentials = `username: ann\n  email: ann@hidden.example\n  hash: ${HASH}\n  x:`;
    const hidden = await key.encrypt(secretYAML('ann', 'x').replace('secret:', credentials));
    const base = { 'users/ann.yaml': LOCAL_USER, 'secrets/ann.yaml': hidden };
    const { comparison } = await planOf(base, {});
    expect(comparison.change.changes).toEqual([]);
    const other = hidden.replace(/(username: ENC\[AES256_GCM,data:)[^,]+/, '$1AAAA');
    expect(await told(base, { 'secrets/ann.yaml': other })).toEqual([
      expect.stringMatching(/^high secrets\/ann.yaml:\d+:\d+ the person has another password$/),
    ]);
  });

  test('in a client cannot be judged, and that is told', async () => {
    await using key = await createAgeKey();
    const encrypt = (hash: string) =>
      key.encrypt(client('wiki', `secretHash: ${hash}`), '^secretHash$');
    const first = await encrypt(HASH);
    const base = { 'clients/wiki.yaml': first };
    expect((await planOf(base, {})).comparison.change.changes).toEqual([]);
    const second = first.replace(/(secretHash: ENC\[AES256_GCM,data:)[^,]+/, '$1AAAA');
    const found = await told(base, { 'clients/wiki.yaml': second }, 'encrypted-field-changed');
    expect(found).toEqual([
      expect.stringMatching(/^high clients\/wiki.yaml:\d+:\d+ the value at \/spec\/secretHash/),
    ]);
  });
});

describe('signing-key-removed', () => {
  const NEW = 'secretRef: { name: keys-2 }';
  const keys = (...lines: readonly string[]) =>
    issuer('ui: { title: Ours }', 'keys:', ...lines.map((line) => `  ${line}`));
  const previous = (until: string) => [
    NEW,
    'useFrom: 2026-11-20T00:00:00Z',
    `previous: [{ secretRef: { name: keys }, until: ${until} }]`,
  ];

  test.each([
    ['keeps the old ones for a while', previous('2026-12-31T00:00:00Z'), []],
    ['drops the old ones', [NEW], ['high issuer.yaml:9:16 a set of signing keys is not published']],
  ])('a rotation that %s', async (_, after, expected) => {
    await using key = await createAgeKey();
    const secret = async (name: string) =>
      key.encrypt(secretYAML(name, 'PH-sealed').replace('"PH-sealed"', 'sealed'));
    const base = {
      'issuer.yaml': keys('secretRef: { name: keys }'),
      'secrets/keys.yaml': await secret('keys'),
      'secrets/keys-2.yaml': await secret('keys-2'),
    };
    const found = await told(base, { 'issuer.yaml': keys(...after) }, 'signing-key-removed');
    expect(found).toEqual(expected.map((words) => expect.stringContaining(words)));
  });

  test('keys of its own take the place of those the server made', async () => {
    await using key = await createAgeKey();
    const base = { 'secrets/keys.yaml': await key.encrypt(secretYAML('keys', 'sealed')) };
    const change = { 'issuer.yaml': keys('secretRef: { name: keys }') };
    expect(await told(base, change, 'signing-key-removed')).toEqual([
      expect.stringContaining('the keys that the server made itself are not published any more'),
    ]);
  });
});
