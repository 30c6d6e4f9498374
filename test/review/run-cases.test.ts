import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { runCases } from '../../src/review/run-cases.ts';
import { NOW, reviewed, type Files } from './compared.ts';

const HASH = '$2b$10$qsQXl1tr7ySDpxK0AUmwIuSJZvCDjVWJ5p.tiiKwMZzyRDoGGwxY6';
const API = 'https://api.example.com/orders';

function file(kind: string, name: string, spec: object): string {
  return stringify({ apiVersion: 'idpfile/v1', kind, metadata: { name }, spec });
}

const client = (name: string, spec: object) =>
  file('Client', name, {
    redirectURIs: [`https://${name}.example.com/cb`],
    secretHash: HASH,
    ...spec,
  });

const DIRECTORY: Files = {
  'users/alice.yaml': file('User', 'alice', {
    sub: 'alice-1',
    email: 'alice@example.com',
    groups: ['staff'],
  }),
  'users/carl.yaml': file('User', 'carl', { groups: ['contractors'] }),
  'users/gone.yaml': file('User', 'gone', { enabled: false }),
  'users/late.yaml': file('User', 'late', { expiresAt: '2026-11-22T11:59:59Z' }),
  'clients/wiki.yaml': client('wiki', { allowedGroups: ['staff'] }),
  'clients/closed.yaml': client('closed', { enabled: false }),
  'clients/named.yaml': client('named', { allowedUsers: ['alice'], consent: 'skip' }),
  'clients/bare.yaml': client('bare', { idTokenClaims: 'standard', subjectType: 'pairwise' }),
  'clients/spa.yaml': client('spa', { scopes: ['openid', 'email'], resources: ['orders'] }),
  'clients/backend.yaml': client('backend', { trustedPeers: ['spa'], allowedGroups: ['staff'] }),
  'clients/batch.yaml': file('Client', 'batch', {
    type: 'service',
    secretHash: HASH,
    resources: ['orders'],
    scopes: ['orders:read'],
    serviceClaims: { groups: ['jobs'] },
  }),
  'clients/phone.yaml': file('Client', 'phone', {
    public: true,
    redirectURIs: ['com.example.phone:/cb'],
  }),
  'resources/orders.yaml': file('Resource', 'orders', {
    identifier: API,
    scopes: { 'orders:read': {} },
  }),
};

/** What does not hold of one case; nothing, when it does. */
async function failures(one: object): Promise<readonly string[]> {
  const spec = { cases: [{ name: 'the case', ...one }] };
  const revision = await reviewed({ ...DIRECTORY, 'tests/x.yaml': file('Test', 'x', spec) });
  return runCases(revision, NOW).flatMap((result) => result.failures);
}

const IN = { allowed: true };

describe('a case holds', () => {
  test.each([
    ['somebody of the group gets in', { user: 'alice', client: 'wiki', expect: IN }],
    [
      'with the claims of the ID token, be there others or not',
      {
        user: 'alice',
        client: 'wiki',
        expect: {
          ...IN,
          consent: 'remember',
          claims: {
            groups: ['staff'],
            email: 'alice@example.com',
            sub: 'alice-1',
            iss: 'https://auth.example.com',
            aud: 'wiki',
            phone_number: null,
          },
        },
      },
    ],
    [
      'of the scopes that are asked for only',
      {
        user: 'alice',
        client: 'wiki',
        scopes: ['openid', 'email'],
        expect: { ...IN, claims: { email: 'alice@example.com', groups: null } },
      },
    ],
    [
      'of a client that wants few in the ID token',
      { user: 'alice', client: 'bare', expect: { ...IN, claims: { email: null, groups: null } } },
    ],
    ['consent is skipped', { user: 'alice', client: 'named', expect: { ...IN, consent: 'skip' } }],
    [
      'an app on a device asks each time, whatever its file says',
      { user: 'alice', client: 'phone', expect: { ...IN, consent: 'ask' } },
    ],
    ['a peer that is trusted', { client: 'spa', audience: 'backend', expect: IN }],
    [
      'is in the audience, together with who is given the token',
      {
        user: 'alice',
        client: 'spa',
        audience: 'backend',
        expect: { ...IN, claims: { aud: ['backend', 'spa'], azp: 'spa' } },
      },
    ],
    ['an API that the file names', { user: 'alice', client: 'spa', audience: API, expect: IN }],
    [
      'a service, with its own claims',
      { client: 'batch', expect: { ...IN, claims: { groups: ['jobs'], aud: API, sub: 'batch' } } },
    ],
  ])('%s', async (_, one) => {
    expect(await failures(one)).toEqual([]);
  });
});

describe('a sign-in is refused', () => {
  test.each([
    ['not-in-allowed-groups', { user: 'carl', client: 'wiki' }],
    ['not-among-allowed-users', { user: 'carl', client: 'named' }],
    ['not-allowed-by-audience', { user: 'carl', client: 'spa', audience: 'backend' }],
    ['client-disabled', { user: 'alice', client: 'closed' }],
    ['unknown-client', { user: 'alice', client: 'nothing' }],
    ['unknown-user', { user: 'nobody', client: 'wiki' }],
    ['user-disabled', { user: 'gone', client: 'spa' }],
    ['user-expired', { user: 'late', client: 'spa' }],
    ['scope-not-allowed', { user: 'alice', client: 'spa', scopes: ['openid', 'groups'] }],
    ['audience-not-allowed', { user: 'alice', client: 'wiki', audience: 'backend' }],
    ['audience-not-allowed', { user: 'alice', client: 'wiki', audience: API }],
    ['grant-not-allowed', { user: 'alice', client: 'batch' }],
    ['grant-not-allowed', { client: 'wiki' }],
  ])('%s: %j', async (reason, one) => {
    expect(await failures({ ...one, expect: { allowed: false, reason } })).toEqual([]);
    expect(await failures({ ...one, expect: { allowed: false } })).toEqual([]);
    const [failure = ''] = await failures({ ...one, expect: { allowed: true } });
    expect(failure).toContain(`it is refused (${reason}): `);
  });

  test('for one reason and not for another', async () => {
    const reason = 'client-disabled';
    expect(
      await failures({ user: 'carl', client: 'wiki', expect: { allowed: false, reason } }),
    ).toEqual([
      'it is refused for another reason, not-in-allowed-groups: wiki is for staff, and carl is not among them',
    ]);
  });
});

describe('a case fails', () => {
  test.each([
    [
      { user: 'alice', client: 'wiki', expect: { allowed: false } },
      ['alice gets in, and was expected to be refused'],
    ],
    [
      { user: 'alice', client: 'wiki', expect: { ...IN, consent: 'ask' } },
      ['consent is remember, and not ask'],
    ],
    [
      { user: 'alice', client: 'wiki', expect: { ...IN, claims: { groups: ['admins'], x: 1 } } },
      ['claim groups is ["staff"], and not ["admins"]', 'there is no claim x, and not 1'],
    ],
    [
      { user: 'alice', client: 'wiki', expect: { ...IN, claims: { email: null } } },
      ['claim email is "alice@example.com", and was expected to be absent'],
    ],
    [
      { user: 'alice', client: 'bare', expect: { ...IN, claims: { sub: 'alice-1' } } },
      ['what the sub of a client with subjectType: pairwise is takes the key of the server'],
    ],
  ])('%j', async (one, expected) => {
    expect(await failures(one)).toEqual(expected);
  });

  test('at the line of what does not hold', async () => {
    const cases = [
      { name: 'one', user: 'alice', client: 'wiki', expect: { allowed: true } },
      {
        name: 'two',
        user: 'alice',
        client: 'wiki',
        expect: { allowed: true, claims: { sub: 'alice-1', groups: ['admins'] } },
      },
    ];
    const revision = await reviewed({
      ...DIRECTORY,
      'tests/x.yaml': file('Test', 'x', { cases }),
    });

    const [one, two] = runCases(revision, NOW);

    expect(one).toMatchObject({ test: 'x', name: 'one', failures: [] });
    expect(two?.name).toBe('two');
    expect(two?.place).toMatchObject({ file: 'tests/x.yaml' });
    expect(two?.place.range.start).toEqual({ line: 20, column: 13 });
  });
});
