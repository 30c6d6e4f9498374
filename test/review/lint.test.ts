import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { LINT_RULES } from '../../src/diagnostic/lint-rules.ts';
import type { PolicySpec } from '../../src/resource/generated/policy.ts';
import { lintChange } from '../../src/review/lint/lint-change.ts';
import { previousSecretUse } from '../../src/review/lint/previous-secret-use.ts';
import { NOW, reviewed, type Files } from './compared.ts';

const HASH = '$2b$10$qsQXl1tr7ySDpxK0AUmwIuSJZvCDjVWJ5p.tiiKwMZzyRDoGGwxY6';
const PBKDF2 =
  '$pbkdf2-sha256$600000$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE';

function file(kind: string, name: string, spec: object, annotations?: object): string {
  const metadata = annotations === undefined ? { name } : { name, annotations };
  return stringify({ apiVersion: 'idpfile/v1', kind, metadata, spec });
}

const client = (name: string, spec: object = {}, annotations?: object) =>
  file(
    'Client',
    name,
    { redirectURIs: [`https://${name}.example.com/cb`], secretHash: HASH, ...spec },
    annotations,
  );

const policy = (spec: PolicySpec) => file('Policy', 'main', spec);

/** What a server tells. */
const USES = [
  { client: 'rotated', secret: 'current', lastUsedAt: '2026-11-20T10:00:00Z' },
  { client: 'rotated', secret: 'previous', expiresAt: '2026-12-21T00:00:00.000Z' },
] as const;

async function linted(files: Files): Promise<readonly string[]> {
  const found = await lintChange({ head: await reviewed(files), now: NOW, uses: USES });
  return found.map(({ place, rule, severity }) => {
    const { line, column } = place.range.start;
    return `${place.file}:${line}:${column} ${severity} ${rule}`;
  });
}

const TEAM = 'clients/teams/a/wiki.yaml';
const ofTeam = (spec: object) => ({
  'policy.yaml': policy({ teams: [{ files: 'clients/teams/a/**', ...spec }] }),
});

/** What breaks a rule, where, and what does not. */
const CASES: readonly (readonly [
  rule: string,
  bad: Files,
  expected: readonly string[],
  good: Files,
])[] = [
  [
    'unknown-rule',
    {
      'policy.yaml': policy({
        rules: { 'no-ownr': 'error', 'redirect-new-site': 'high' },
        waivers: [
          {
            rule: 'redirect-uri',
            kind: 'Client',
            name: 'wiki',
            reason: 'none of the rules that can be waived',
            expiresAt: '2027-01-31T00:00:00Z',
          },
        ],
      }),
    },
    ['policy.yaml:7:5 error unknown-rule', 'policy.yaml:10:13 error unknown-rule'],
    { 'policy.yaml': policy({ rules: { 'no-owner': 'error', 'redirect-new-site': 'high' } }) },
  ],
  [
    'no-owner',
    { 'policy.yaml': policy({ requireOwner: 'owner' }), 'clients/wiki.yaml': client('wiki') },
    ['clients/wiki.yaml:4:9 error no-owner'],
    {
      'policy.yaml': policy({ requireOwner: 'owner' }),
      'clients/wiki.yaml': client('wiki', {}, { owner: 'me' }),
    },
  ],
  [
    'team-kind',
    { ...ofTeam({ kinds: ['Client'] }), 'clients/teams/a/x.yaml': file('User', 'x', {}) },
    ['clients/teams/a/x.yaml:2:7 error team-kind'],
    {
      ...ofTeam({ kinds: ['Client'] }),
      [TEAM]: client('wiki'),
      'users/x.yaml': file('User', 'x', {}),
    },
  ],
  [
    'team-owner',
    {
      'policy.yaml': policy({
        requireOwner: 'owner',
        teams: [{ files: 'clients/teams/a/*', owner: 'team-a' }],
      }),
      [TEAM]: client('wiki', {}, { owner: 'team-b' }),
    },
    [`${TEAM}:6:12 error team-owner`],
    {
      'policy.yaml': policy({
        requireOwner: 'owner',
        teams: [{ files: 'clients/teams/a/*', owner: 'team-a' }],
      }),
      [TEAM]: client('wiki', {}, { owner: 'team-a' }),
    },
  ],
  [
    'team-redirect-site',
    {
      ...ofTeam({ redirectSites: ['a.example.com'] }),
      [TEAM]: client('wiki', {
        redirectURIs: ['https://x.a.example.com/cb', 'https://xa.example.com/cb', 'org.a:/cb'],
      }),
    },
    [`${TEAM}:8:7 error team-redirect-site`, `${TEAM}:9:7 error team-redirect-site`],
    {
      ...ofTeam({ redirectSites: ['a.example.com'] }),
      [TEAM]: client('wiki', { redirectURIs: ['https://x.a.example.com/cb'] }),
      'clients/b.yaml': client('b'),
    },
  ],
  [
    'team-scope',
    { ...ofTeam({ scopes: ['openid'] }), [TEAM]: client('wiki', { scopes: ['openid', 'email'] }) },
    [`${TEAM}:11:7 error team-scope`],
    { ...ofTeam({ scopes: ['openid'] }), [TEAM]: client('wiki', { scopes: ['openid'] }) },
  ],
  [
    'team-resource',
    {
      ...ofTeam({ resources: [] }),
      [TEAM]: client('wiki', { resources: ['api'] }),
      'resources/api.yaml': file('Resource', 'api', { identifier: 'https://api.example.com' }),
    },
    [`${TEAM}:10:7 error team-resource`],
    {
      ...ofTeam({ resources: ['api'] }),
      [TEAM]: client('wiki', { resources: ['api'] }),
      'resources/api.yaml': file('Resource', 'api', { identifier: 'https://api.example.com' }),
    },
  ],
  [
    'team-group',
    {
      'policy.yaml': policy({ teams: [{ files: 'users/a/**', groups: ['team-a'] }] }),
      'users/a/x.yaml': file('User', 'x', { groups: ['team-a', 'admins'] }),
      'clients/wiki.yaml': client('wiki'),
    },
    ['users/a/x.yaml:8:7 error team-group'],
    {
      'policy.yaml': policy({ teams: [{ files: 'users/a/**', groups: ['team-a'] }] }),
      'users/a/x.yaml': file('User', 'x', { groups: ['team-a'] }),
      'users/b.yaml': file('User', 'b', { groups: ['admins'] }),
    },
  ],
  [
    'redirect-raw-ip',
    { 'clients/wiki.yaml': client('wiki', { redirectURIs: ['https://192.0.2.7/cb'] }) },
    ['clients/wiki.yaml:7:7 warning redirect-raw-ip'],
    { 'clients/wiki.yaml': client('wiki', { redirectURIs: ['http://127.0.0.1:3000/cb'] }) },
  ],
  [
    'logo-elsewhere',
    { 'clients/wiki.yaml': client('wiki', { logoURL: 'https://cdn.example.net/wiki.png' }) },
    ['clients/wiki.yaml:9:12 warning logo-elsewhere'],
    { 'clients/wiki.yaml': client('wiki', { logoURL: 'https://static.example.com/wiki.png' }) },
  ],
  [
    'no-contacts',
    {
      'policy.yaml': policy({ rules: { 'no-contacts': 'warning' } }),
      'clients/wiki.yaml': client('wiki'),
    },
    ['clients/wiki.yaml:4:9 warning no-contacts'],
    {
      'policy.yaml': policy({ rules: { 'no-contacts': 'warning' } }),
      'clients/wiki.yaml': client('wiki', { contacts: ['wiki@example.com'] }),
    },
  ],
  [
    'previous-secret-expired',
    {
      'clients/wiki.yaml': client('wiki', {
        previousSecrets: [{ secretHash: HASH, expiresAt: '2026-11-21T00:00:00Z' }],
      }),
    },
    ['clients/wiki.yaml:11:18 warning previous-secret-expired'],
    {
      'clients/wiki.yaml': client('wiki', {
        previousSecrets: [{ secretHash: HASH, expiresAt: '2026-12-21T00:00:00Z' }],
      }),
    },
  ],
  [
    'previous-secret-use',
    {
      'clients/rotated.yaml': client('rotated', {
        previousSecrets: [{ secretHash: HASH, expiresAt: '2026-12-21T00:00:00Z' }],
      }),
    },
    ['clients/rotated.yaml:11:18 warning previous-secret-use'],
    {
      'clients/unknown.yaml': client('unknown', {
        previousSecrets: [{ secretHash: HASH, expiresAt: '2026-12-21T00:00:00Z' }],
      }),
    },
  ],
  [
    'hash-cost',
    {
      'clients/wiki.yaml': client('wiki', { secretHash: HASH.replace('$10$', '$13$') }),
      'users/x.yaml': file('User', 'x', { passwordHash: HASH.replace('$10$', '$09$') }),
    },
    ['clients/wiki.yaml:8:15 warning hash-cost', 'users/x.yaml:6:17 warning hash-cost'],
    { 'users/x.yaml': file('User', 'x', { passwordHash: HASH.replace('$10$', '$12$') }) },
  ],
  [
    'weak-password-hash',
    { 'users/x.yaml': file('User', 'x', { passwordHash: PBKDF2 }) },
    ['users/x.yaml:6:17 warning weak-password-hash'],
    { 'users/x.yaml': file('User', 'x', { passwordHash: HASH }) },
  ],
  [
    'unused-scope',
    { 'scopes/x.yaml': file('Scope', 'x', { claims: { x: { value: 'x' } } }) },
    ['scopes/x.yaml:4:9 warning unused-scope'],
    {
      'scopes/x.yaml': file('Scope', 'x', { claims: { x: { value: 'x' } } }),
      'clients/wiki.yaml': client('wiki', { scopes: ['openid', 'x'] }),
    },
  ],
  [
    'unused-resource',
    { 'resources/x.yaml': file('Resource', 'x', { identifier: 'https://x.example.com' }) },
    ['resources/x.yaml:4:9 warning unused-resource'],
    {
      'resources/x.yaml': file('Resource', 'x', { identifier: 'https://x.example.com' }),
      'clients/wiki.yaml': client('wiki', { defaultResource: 'x' }),
    },
  ],
  [
    'unused-group',
    { 'groups/x.yaml': file('Group', 'x', {}), 'clients/wiki.yaml': client('wiki') },
    ['groups/x.yaml:4:9 warning unused-group'],
    {
      'groups/x.yaml': file('Group', 'x', {}),
      'clients/wiki.yaml': client('wiki', { allowedGroups: ['x'] }),
    },
  ],
];

describe('each rule', () => {
  test.each(CASES)('%s tells of what breaks it, at its place', async (_, bad, expected) => {
    expect(await linted(bad)).toEqual(expected);
  });

  test.each(CASES)('%s has nothing to say of the good twin', async (_rule, _bad, _, good) => {
    expect(await linted(good)).toEqual([]);
  });

  test('has such a pair here', () => {
    expect(CASES.map(([rule]) => rule).toSorted()).toEqual(Object.keys(LINT_RULES).toSorted());
  });
});

const BAD = { 'clients/wiki.yaml': client('wiki', { redirectURIs: ['https://192.0.2.7/cb'] }) };

describe('a policy', () => {
  test.each([
    ['error', 'error'],
    ['high', 'error'],
    ['medium', 'warning'],
  ] as const)('that says %s makes a rule an %s', async (said, severity) => {
    const rules = { 'redirect-raw-ip': said };
    expect(await linted({ ...BAD, 'policy.yaml': policy({ rules }) })).toEqual([
      `clients/wiki.yaml:7:7 ${severity} redirect-raw-ip`,
    ]);
  });

  test('switches a rule off', async () => {
    const rules = { 'redirect-raw-ip': 'off' } as const;
    expect(await linted({ ...BAD, 'policy.yaml': policy({ rules }) })).toEqual([]);
  });

  test('judges a change as its base has it, and cannot be relaxed by the change', async () => {
    const files = { ...BAD, 'policy.yaml': policy({ rules: { 'redirect-raw-ip': 'error' } }) };
    const base = await reviewed(files);
    const head = await reviewed({
      ...files,
      'policy.yaml': policy({ rules: { 'redirect-raw-ip': 'off' } }),
    });
    const rules = (await lintChange({ base, head, now: NOW })).map(({ rule }) => rule);
    expect(rules).toEqual(['redirect-raw-ip']);
  });

  test('sees the redirect URIs that a preset brings', async () => {
    const spec = { app: 'grafana', url: 'https://grafana.elsewhere.org', secretHash: HASH };
    const found = await linted({
      ...ofTeam({ redirectSites: ['a.example.com'] }),
      [TEAM]: file('Client', 'grafana', spec),
    });
    // The one for sign-ins and the one for sign-outs.
    const told = `${TEAM}:6:3 error team-redirect-site`;
    expect(found).toEqual([told, told]);
  });
});

describe('a waiver', () => {
  const withComment = (comment: string) => ({
    'clients/wiki.yaml': BAD['clients/wiki.yaml'].replace(
      '    - https',
      `    # idpfile: ${comment}\n    - https`,
    ),
  });

  test('above the line accepts what a rule finds', async () => {
    const files = withComment('allow redirect-raw-ip until 2026-12-31 -- the lab has no names');
    expect(await linted(files)).toEqual([]);
  });

  test.each([
    ['has ended', 'allow redirect-raw-ip until 2026-11-21 -- the lab has no names'],
    ['is for another rule', 'allow no-contacts until 2026-12-31 -- the lab has no names'],
    ['gives no reason', 'allow redirect-raw-ip until 2026-12-31'],
  ])('that %s accepts nothing', async (_, comment) => {
    expect(await linted(withComment(comment))).toHaveLength(1);
  });

  test('of the change itself accepts nothing in it', async () => {
    const head = await reviewed(
      withComment('allow redirect-raw-ip until 2026-12-31 -- the lab has no names'),
    );
    const base = await reviewed({ 'clients/wiki.yaml': client('wiki') });
    expect(await lintChange({ base, head, now: NOW })).toHaveLength(1);
  });

  test('in the policy accepts what a rule finds about one resource', async () => {
    const waiver = {
      rule: 'redirect-raw-ip',
      kind: 'Client',
      name: 'wiki',
      reason: 'the lab has no names',
      expiresAt: '2026-12-31T00:00:00Z',
    };
    expect(await linted({ ...BAD, 'policy.yaml': policy({ waivers: [waiver] }) })).toEqual([]);
  });
});

describe('the files of a team', () => {
  test.each([
    ['clients/teams/a/**', true],
    ['clients/**/wiki.yaml', true],
    ['**', true],
    ['clients/teams/*/*.yaml', true],
    ['clients/*', false],
    ['clients/teams/a/wiki', false],
    ['teams/a/**', false],
  ])('%s: %j', async (files, isMeant) => {
    const found = await linted({
      'policy.yaml': policy({ teams: [{ files, redirectSites: [] }] }),
      [TEAM]: client('wiki'),
    });
    expect(found.length > 0).toBe(isMeant);
  });
});

test.each([
  [
    undefined,
    undefined,
    'not used within 90 days, the current one not used within 90 days',
    'once',
  ],
  [3 * 24, undefined, 'last used 3 d ago, the current one not used within 90 days', 'once'],
  [5, 4, 'last used 5 h ago, the current one last used 4 h ago', 'once'],
  [49, 0.5, 'last used 2 d ago, the current one last used within the hour', 'it may go:'],
  [undefined, 30, 'not used within 90 days, the current one last used 30 h ago', 'it may go:'],
])(
  'of an old secret used %s and a new one used %s hours ago is said when',
  async (old, recent, said, help) => {
    const expiresAt = '2026-12-21T00:00:00Z';
    const ago = (hours: number | undefined) =>
      hours === undefined
        ? {}
        : { lastUsedAt: new Date(NOW.getTime() - hours * 3_600_000).toISOString() };
    const spec = { previousSecrets: [{ secretHash: HASH, expiresAt }] };
    const revision = await reviewed({ 'clients/wiki.yaml': client('wiki', spec) });

    const [finding] = previousSecretUse.find(revision, {
      policy: {},
      now: NOW,
      uses: [
        { client: 'wiki', secret: 'current', ...ago(recent) },
        { client: 'wiki', secret: 'previous', expiresAt, ...ago(old) },
      ],
    });

    expect(finding?.message).toBe(`this old secret was ${said}`);
    expect(finding?.help).toContain(help);
  },
);
