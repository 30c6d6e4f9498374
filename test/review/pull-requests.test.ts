import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareWithBase, openHead } from '../../src/cli/review/open-comparison.ts';
import { createPlan } from '../../src/review/create-plan.ts';
import type { Plan } from '../../src/review/plan.ts';
import type { Risk } from '../../src/review/risk.ts';
import { createAgeKey, secretYAML } from '../e2e/sops-secret.ts';
import {
  commitAll,
  createRepository,
  describeWithGit,
  type ConfiguredRepository,
} from '../tree/git-work-tree.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';
import type { Files } from './compared.ts';
import { unmark } from './marked.ts';
import { client, file, HASH, issuer, person } from './risk-cases.ts';

type Repository = ConfiguredRepository;

function repositoryWith(files: Files): Repository {
  const dir = createTemporaryDirectory();
  write(dir, files);
  const git = createRepository(dir.path);
  return { dir, git, [Symbol.dispose]: () => dir[Symbol.dispose]() };
}

function write(dir: Repository['dir'], files: Files): void {
  for (const [path, text] of Object.entries(unmark(files).files)) {
    if (text === undefined) rmSync(dir.at(path));
    else dir.write(path, text);
  }
}

function commit({ dir, git }: Repository, change: Files): string {
  write(dir, change);
  return commitAll(git);
}

/** What the last commit means. */
async function lastCommit({ dir }: Pick<Repository, 'dir'>): Promise<Plan> {
  const head = await openHead(dir.path, 'HEAD', false);
  const { comparison } = await compareWithBase(head, 'HEAD~1');
  return createPlan(comparison);
}

const told = ({ rule, severity, place: { file: path, range } }: Risk) =>
  `${severity} ${rule} ${path}:${range.start.line}:${range.start.column}`;

const TWELVE: Files = {
  'issuer.yaml': issuer('defaults: { sessionTTL: 1h }'),
  'clients/wiki.yaml': client('wiki', 'pkce: required', 'allowedGroups: [staff]'),
  'clients/chat.yaml': client('chat', 'consent: remember', 'scopes: [openid, profile]'),
  'clients/old.yaml': client('old').replace('name: old', 'name: ▸old'),
  'clients/spa.yaml': client('spa', 'public: true'),
  'users/ann.yaml': person('ann', 'groups: [staff]', `passwordHash: ${HASH}`),
  'users/bob.yaml': person('bob', 'groups: [sales]'),
  'resources/billing.yaml': file('Resource', 'billing', 'identifier: https://billing.example.com'),
  'policy.yaml': file('Policy', 'default', 'failOn: high'),
};

/** Each with the one risk that it brings; the mark says where. */
const COMMITS: readonly Readonly<{ risk: string; change: Files }>[] = [
  {
    risk: 'critical redirect-new-site',
    change: {
      'clients/chat.yaml': client(
        'chat',
        'consent: remember',
        'scopes: [openid, profile]',
        'redirectURIs: [https://chat.example.com/callback, ▸https://chat.evil-cdn.net/callback]',
      ),
    },
  },
  {
    risk: 'high pkce-relaxed',
    change: {
      'clients/wiki.yaml': client('wiki', '▸pkce: optional', 'allowedGroups: [staff]'),
    },
  },
  {
    risk: 'high more-people',
    change: {
      'clients/wiki.yaml': client('wiki', 'pkce: optional', 'allowedGroups: [staff, ▸sales]'),
    },
  },
  {
    risk: 'medium consent-skipped',
    change: {
      'clients/chat.yaml': client(
        'chat',
        '▸consent: skip',
        'scopes: [openid, profile]',
        'redirectURIs: [https://chat.example.com/callback, https://chat.evil-cdn.net/callback]',
      ),
    },
  },
  {
    risk: 'high scope-added',
    change: {
      'clients/chat.yaml': client(
        'chat',
        'consent: skip',
        'scopes: [openid, profile, ▸offline_access]',
        'redirectURIs: [https://chat.example.com/callback, https://chat.evil-cdn.net/callback]',
      ),
    },
  },
  { risk: 'high client-removed', change: { 'clients/old.yaml': undefined } },
  {
    risk: 'critical subject-changed',
    change: { 'clients/spa.yaml': client('spa', 'public: true', '▸subjectType: pairwise') },
  },
  {
    risk: 'medium client-disabled',
    change: {
      'clients/spa.yaml': client('spa', 'public: true', 'subjectType: pairwise', '▸enabled: false'),
    },
  },
  {
    risk: 'medium lifetime-grew',
    change: { 'issuer.yaml': issuer('defaults: { ▸sessionTTL: 7d }') },
  },
  {
    risk: 'high admin-group-joined',
    change: { 'groups/root.yaml': file('Group', 'root', 'members: [bob, ▸ann]') },
  },
  {
    risk: 'high person-credentials-changed',
    change: {
      'users/ann.yaml': person(
        'ann',
        'groups: [staff]',
        `▸passwordHash: ${HASH.replace('MZzy', 'MZzz')}`,
      ),
    },
  },
  {
    risk: 'high policy-changed',
    change: { 'policy.yaml': file('Policy', 'default', '▸failOn: critical') },
  },
];

/** Says the same in other words: quotes, flow style, other order, comments, another place. */
function reformatted(name: string): string {
  return `# Written anew.
kind: 'Client'
apiVersion: "idpfile/v1"
spec: { "secretHash": ${JSON.stringify(client(name).match(/\$2b\S+/)?.[0])},
  redirectURIs:
    [ "https://${name}.example.com/callback" ] }

metadata: { name: "${name}" }
`;
}

describeWithGit('a repository', () => {
  test('of twelve commits with one risk each has every one told at its place', async () => {
    // Somebody in root already: only the one who joins is told.
    using repository = repositoryWith({
      ...TWELVE,
      'groups/root.yaml': file('Group', 'root', 'members: [bob]'),
    });
    const found: (readonly string[])[] = [];
    for (const { change } of COMMITS) {
      commit(repository, change);
      found.push((await lastCommit(repository)).risks.map(told));
    }
    const removed = unmark(TWELVE).marks;
    expect(found).toEqual(
      COMMITS.map(({ risk, change }) => {
        const marks = unmark(change).marks;
        return [`${risk} ${marks[0] ?? removed[0]}`];
      }),
    );
  });

  test('in which nothing but the file of a secret changes has its client told', async () => {
    await using key = await createAgeKey();
    const secret = await key.encrypt(secretYAML('chat', 'PH-0123456789abcdef'));
    using repository = repositoryWith({
      'issuer.yaml': issuer(),
      'clients/chat.yaml': client('chat', 'secretRef: { name: chat }').replace(
        / *secretHash.*/,
        '',
      ),
      'secrets/chat.yaml': secret,
    });
    const other = secret.replace(/(secret: ENC\[AES256_GCM,data:)[^,]+/, '$1AAAA');
    commit(repository, { 'secrets/chat.yaml': other });

    expect((await lastCommit(repository)).risks).toMatchObject([
      {
        rule: 'secret-replaced',
        severity: 'high',
        name: 'chat',
        place: { file: 'secrets/chat.yaml' },
      },
    ]);
  });

  test('in which 40 files are written anew, and some moved, holds no risk', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `app-${index}`);
    const pathOf = (name: string) => `clients/${name}.yaml`;
    using repository = repositoryWith({
      ...TWELVE,
      ...Object.fromEntries(names.map((name) => [pathOf(name), client(name)])),
    });
    const moved = names.slice(0, 5).map((name) => [pathOf(name), undefined] as const);
    const anew = names.map(
      (name, index) =>
        [index < 5 ? `clients/moved/${name}.yml` : pathOf(name), reformatted(name)] as const,
    );
    commit(repository, Object.fromEntries([...moved, ...anew]));

    const { risks, reach, comparison } = await lastCommit(repository);
    expect(risks).toEqual([]);
    expect(reach).toEqual([]);
    expect(comparison.change.changes).toEqual([]);
    expect(comparison.change.reformatted).toHaveLength(35);
  });
});

const BEFORE_ATTACK: Files = {
  'issuer.yaml': issuer(),
  'policy.yaml': file('Policy', 'default', 'failOn: high', 'allowedRedirectSites: [example.com]'),
  'clients/wiki.yaml': client('wiki'),
  'clients/chat.yaml': client('chat'),
  'clients/dash.yaml': file(
    'Client',
    'dash',
    'app: grafana',
    'url: https://dash.example.com',
    `secretHash: ${HASH}`,
    'scopes: [openid]',
  ),
  'users/mallory.yaml': person('mallory', 'groups: [staff]'),
};

const ATTACK: Files = {
  'policy.yaml': file(
    'Policy',
    'default',
    '▸failOn: critical',
    'allowedRedirectSites: [example.com, ▸evil.example]',
    '▸rules: { redirect-new-site: off, redirect-lookalike: info, admin-group-joined: off }',
    'waivers:',
    '  - ▸rule: scope-added',
    '    kind: Client',
    '    name: dash',
    '    reason: trust me',
    '    expiresAt: 2999-01-01T00:00:00Z',
    '▸waiversFrom: head',
  ),
  'clients/wiki.yaml': client(
    'wiki',
    'redirectURIs:',
    '  - https://wiki.example.com/callback',
    '  ▸# idpfile: allow redirect-new-site until 2999-12-31 -- the new CDN',
    '  - ▸https://wiki.evil.example/callback',
  ),
  'clients/chat.yaml': client(
    'chat',
    'redirectURIs:',
    '  - https://chat.example.com/callback',
    '  - ▸https://chat.xn--exmple-4nf.com/callback',
  ),
  'clients/dash.yaml': file(
    'Client',
    'dash',
    '▸app: grafana',
    'url: https://dash.example.com',
    `secretHash: ${HASH}`,
  ),
  'users/mallory.yaml': person('mallory', 'groups: [staff, ▸admins]'),
};

describeWithGit('a hostile pull request', () => {
  test('is caught in full, whatever it says about policy and waivers', async () => {
    using repository = repositoryWith(BEFORE_ATTACK);
    commit(repository, ATTACK);

    const plan = await lastCommit(repository);
    expect(plan.failOn).toBe('high');
    expect(plan.policyFrom).toBe('base');
    expect(plan.risks.filter(({ waived }) => waived !== undefined)).toEqual([]);
    const places = plan.risks.map((risk) => told(risk).split(' ')[2] ?? '');
    expect(new Set(places)).toEqual(new Set(unmark(ATTACK).marks));
    const rules = plan.risks.map(({ rule, severity, name }) => `${severity} ${rule} ${name}`);
    expect(rules).toEqual(
      expect.arrayContaining([
        'critical redirect-new-site wiki',
        'critical redirect-new-site chat',
        'critical redirect-lookalike chat',
        'medium scope-added dash',
        'high admin-group-joined mallory',
        'high policy-changed default',
        'high policy-changed wiki',
      ]),
    );
  });

  test('that hides an address behind a YAML anchor is not evaluated at all', async () => {
    using repository = repositoryWith(BEFORE_ATTACK);
    const lines = ['name: &a https://wiki.evil.example/callback', 'redirectURIs: [*a]'];
    commit(repository, { 'clients/wiki.yaml': client('wiki', ...lines) });

    const head = await openHead(repository.dir.path, 'HEAD', false);
    expect(head.opened.diagnostics.map(({ rule }) => rule)).toContain('alias-not-allowed');
    await expect(compareWithBase(head, 'HEAD~1')).rejects.toMatchObject({ code: 'not-evaluated' });
  });

  test('that writes its host in Cyrillic letters does not build', async () => {
    using repository = repositoryWith(BEFORE_ATTACK);
    const lines = ['redirectURIs: [https://wiki.exаmple.com/callback]'];
    commit(repository, { 'clients/wiki.yaml': client('wiki', ...lines) });

    const { opened } = await openHead(repository.dir.path, 'HEAD', false);
    expect(opened.diagnostics).toMatchObject([{ rule: 'redirect-uri' }]);
  });
});
