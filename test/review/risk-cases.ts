import type { RiskSeverity } from '../../src/review/risk.ts';
import type { Files } from './compared.ts';

export type RiskCase = Readonly<{
  rule: string;
  severity: RiskSeverity;
  /** What is there before; a mark in it stands where something is removed. */
  base: Files;
  /** What the change makes of it, with a mark at the place that must be told. */
  bad: Files;
  /** A change that is in order. */
  good: Files;
}>;

export const HASH = '$2b$10$qsQXl1tr7ySDpxK0AUmwIuSJZvCDjVWJ5p.tiiKwMZzyRDoGGwxY6';
const OTHER_HASH = HASH.replace('MZzy', 'MZzz');

/** The file of a client with these lines of spec; those that follow from its name are given. */
export function client(name: string, ...lines: readonly string[]): string {
  const given = [
    `redirectURIs: [https://${name}.example.com/callback]`,
    `secretHash: ${HASH.replace('qsQX', name.replaceAll('-', '').slice(-4).padEnd(4, 'x'))}`,
  ].filter(
    (line) => !lines.some((own) => own.replace('▸', '').startsWith(line.split(':')[0] ?? '')),
  );
  const isPublic = lines.some((line) => /^▸?(?:public: true|tokenEndpointAuthMethod)/.test(line));
  const kept = isPublic ? given.filter((line) => !line.startsWith('secretHash')) : given;
  return file('Client', name, ...kept, ...lines);
}

export function person(name: string, ...lines: readonly string[]): string {
  return file('User', name, `email: ${name}@example.com`, ...lines);
}

export function file(kind: string, name: string, ...lines: readonly string[]): string {
  const head = ['apiVersion: idpfile/v1', `kind: ${kind}`, 'metadata:', `  name: ${name}`, 'spec:'];
  return [...head, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

export function issuer(...lines: readonly string[]): string {
  const url = lines.some((line) => line.includes('url: ')) ? [] : ['url: https://auth.example.com'];
  return file('Issuer', 'main', ...url, ...lines);
}

/** One client before, and what becomes of it. */
function ofClient(
  rule: string,
  severity: RiskSeverity,
  lines: Readonly<{ base: readonly string[]; bad: readonly string[]; good: readonly string[] }>,
  others: Files = {},
): RiskCase {
  const one = (of: readonly string[]) => ({ 'clients/wiki.yaml': client('wiki', ...of) });
  const { base, bad, good } = lines;
  return { rule, severity, base: { ...others, ...one(base) }, bad: one(bad), good: one(good) };
}

function ofIssuer(
  rule: string,
  severity: RiskSeverity,
  lines: Readonly<{ base: readonly string[]; bad: readonly string[]; good: readonly string[] }>,
): RiskCase {
  const one = (of: readonly string[]) => ({ 'issuer.yaml': issuer(...of) });
  return { rule, severity, base: one(lines.base), bad: one(lines.bad), good: one(lines.good) };
}

const uris = (...list: readonly string[]) => ['redirectURIs:', ...list.map((uri) => `  - ${uri}`)];

const WIKI = 'https://wiki.example.com/callback';
const KEYS = (x: string) =>
  `jwks: { keys: [{ kty: EC, crv: P-256, kid: a, x: ${x}, y: 4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM }] }`;
const X = 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4';
const SIGNED = [KEYS(X), 'tokenEndpointAuthMethod: private_key_jwt'];

const STAFF: Files = {
  'users/ann.yaml': person('ann', 'groups: [staff]'),
  'users/bob.yaml': person('bob', 'groups: [staff, contractors]'),
  'users/eve.yaml': person('eve', 'groups: [contractors]'),
};

const plainSecret = (value: string) => `apiVersion: v1
kind: Secret
metadata: { name: chat }
stringData:
  secret: ${value}
`;

export const RISK_CASES: readonly RiskCase[] = [
  ofClient('redirect-new-site', 'critical', {
    base: uris(WIKI),
    bad: uris(WIKI, '▸https://wiki.evil-cdn.net/callback'),
    good: ['redirectURIs: [https://wiki.example.com/callback]', 'name: The wiki'],
  }),
  ofClient('redirect-lookalike', 'critical', {
    base: uris(WIKI),
    bad: uris(WIKI, '▸https://wiki.xn--exmple-4nf.com/callback'),
    good: uris(WIKI, 'https://wiki.unlike-anything.org/callback'),
  }),
  ofClient('redirect-plain-http', 'high', {
    base: ['backchannelLogoutURI: https://wiki.example.com/logout'],
    bad: ['▸backchannelLogoutURI: http://wiki.example.com/logout'],
    good: ['backchannelLogoutURI: http://localhost:8080/logout'],
  }),
  ofClient('redirect-custom-scheme', 'high', {
    base: uris(WIKI),
    bad: uris(WIKI, '▸wiki:/callback'),
    good: uris(WIKI, 'https://wiki.example.com/app'),
  }),
  ofClient(
    'redirect-shared',
    'high',
    {
      base: uris(WIKI),
      bad: uris(WIKI, '▸https://chat.example.com/callback'),
      good: uris(WIKI, 'https://chat.example.com/wiki'),
    },
    { 'clients/chat.yaml': client('chat') },
  ),
  {
    rule: 'redirect-removed',
    severity: 'medium',
    base: { 'clients/wiki.yaml': client('wiki', ...uris(WIKI, '▸https://wiki.example.com/old')) },
    bad: { 'clients/wiki.yaml': client('wiki', ...uris(WIKI)) },
    good: {
      'clients/wiki.yaml': client('wiki', ...uris('https://wiki.example.com/old', WIKI)),
    },
  },
  ofClient('pkce-relaxed', 'high', {
    base: ['pkce: required'],
    bad: ['▸pkce: optional'],
    good: ['pkce: required', 'name: The wiki'],
  }),
  ofClient('client-made-public', 'critical', {
    base: [],
    bad: ['▸public: true'],
    good: ['public: false'],
  }),
  ofClient('authentication-weakened', 'high', {
    base: SIGNED,
    bad: ['▸tokenEndpointAuthMethod: client_secret_basic', `secretHash: ${HASH}`],
    good: [...SIGNED, 'name: The wiki'],
  }),
  ofClient('proof-dropped', 'high', {
    base: ['pushedAuthorizationRequests: required'],
    bad: ['▸pushedAuthorizationRequests: optional'],
    good: ['pushedAuthorizationRequests: required', 'pkce: required'],
  }),
  ofClient('consent-skipped', 'medium', {
    base: ['consent: remember'],
    bad: ['▸consent: skip'],
    good: ['consent: ask'],
  }),
  ofClient('implicit-flow-added', 'critical', {
    base: ['public: true'],
    bad: [
      'public: true',
      'responseTypes:',
      '  - code',
      '  - ▸id_token',
      'allowImplicit: { reason: the vendor, until: 2999-12-31T00:00:00Z }',
    ],
    good: ['public: true', 'responseTypes: [code]'],
  }),
  ofClient('grant-added', 'medium', {
    base: [],
    bad: ['grantTypes: [authorization_code, refresh_token, ▸client_credentials]'],
    good: ['grantTypes: [authorization_code]'],
  }),
  ofClient('secret-replaced', 'high', {
    base: [`secretHash: ${HASH}`],
    bad: [`secretHash: ▸${OTHER_HASH}`],
    good: [`secretHash: ${HASH}`, 'name: The wiki'],
  }),
  ofClient(
    'secret-shared',
    'high',
    {
      base: [`secretHash: ${HASH}`],
      bad: [`secretHash: ▸${OTHER_HASH}`],
      good: [`secretHash: ${HASH.replace('MZzy', 'MZaa')}`],
    },
    { 'clients/chat.yaml': client('chat', `secretHash: ${OTHER_HASH}`) },
  ),
  {
    rule: 'secret-in-plaintext',
    severity: 'critical',
    base: {},
    bad: { 'secrets/chat.yaml': plainSecret('▸PH-in-plain-sight-0123456789') },
    good: { 'clients/wiki.yaml': client('wiki') },
  },
  ofClient('scope-added', 'high', {
    base: ['scopes: [openid, profile]'],
    bad: ['scopes: [openid, profile, ▸offline_access]'],
    good: ['scopes: [openid]'],
  }),
  ofClient('id-token-claims-widened', 'low', {
    base: ['idTokenClaims: standard'],
    bad: ['▸idTokenClaims: all'],
    good: ['idTokenClaims: []'],
  }),
  ofClient(
    'resource-added',
    'high',
    { base: ['name: Wiki'], bad: ['resources: [▸billing]'], good: ['name: The wiki'] },
    {
      'resources/billing.yaml': file(
        'Resource',
        'billing',
        'identifier: https://billing.example.com',
      ),
    },
  ),
  ofClient(
    'trusted-peers-widened',
    'high',
    { base: [], bad: ['trustedPeers: [▸chat]'], good: ['trustedPeers: []'] },
    { 'clients/chat.yaml': client('chat') },
  ),
  ofClient(
    'more-people',
    'high',
    {
      base: ['allowedGroups: [staff]'],
      bad: ['allowedGroups: [staff, ▸contractors]'],
      good: ['allowedGroups: [staff]', 'allowedUsers: [ann]'],
    },
    STAFF,
  ),
  ofClient(
    'fewer-people',
    'medium',
    {
      base: ['allowedGroups: [staff, contractors]'],
      bad: ['▸allowedGroups: [staff]'],
      good: ['allowedGroups: [contractors, staff]'],
    },
    STAFF,
  ),
  {
    rule: 'client-removed',
    severity: 'high',
    base: { 'clients/wiki.yaml': client('wiki').replace('name: wiki', 'name: ▸wiki') },
    bad: { 'clients/wiki.yaml': undefined },
    good: { 'clients/wiki.yaml': undefined, 'clients/apps/wiki.yaml': client('wiki') },
  },
  ofClient('client-disabled', 'medium', {
    base: [],
    bad: ['▸enabled: false'],
    good: ['enabled: true'],
  }),
  ofClient('client-id-changed', 'critical', {
    base: [],
    bad: ['▸id: wiki-2'],
    good: ['id: wiki'],
  }),
  ofClient('subject-changed', 'critical', {
    base: [],
    bad: ['▸subjectType: pairwise'],
    good: ['subjectType: public'],
  }),
  ofIssuer('issuer-url-changed', 'critical', {
    base: [],
    bad: ['▸url: https://login.example.com'],
    good: ['ui: { title: Sign in here }'],
  }),
  ofIssuer('lifetime-grew', 'medium', {
    base: ['defaults:', '  sessionTTL: 1h'],
    bad: ['defaults:', '  ▸sessionTTL: 7d'],
    good: ['defaults:', '  sessionTTL: 2h'],
  }),
  {
    rule: 'admin-group-joined',
    severity: 'high',
    base: STAFF,
    bad: { 'users/ann.yaml': person('ann', 'groups: [staff, ▸wiki-admins]') },
    good: { 'users/ann.yaml': person('ann', 'groups: [staff, badminton]') },
  },
  {
    rule: 'person-credentials-changed',
    severity: 'high',
    base: { 'users/ann.yaml': person('ann', `passwordHash: ${HASH}`) },
    bad: { 'users/ann.yaml': person('ann', `▸passwordHash: ${OTHER_HASH}`) },
    good: { 'users/ann.yaml': person('ann', `passwordHash: ${HASH}`, 'name: Ann') },
  },
  {
    rule: 'connector-trust-widened',
    severity: 'critical',
    base: { 'connectors/hub.yaml': file('Connector', 'hub', 'type: github', 'linkBy: none') },
    bad: { 'connectors/hub.yaml': file('Connector', 'hub', 'type: github', '▸linkBy: email') },
    good: { 'connectors/hub.yaml': file('Connector', 'hub', 'type: github', 'name: The hub') },
  },
  ofIssuer('document-host-added', 'high', {
    base: ['clientIdMetadataDocuments: { hosts: [apps.example.com] }'],
    bad: ['clientIdMetadataDocuments: { hosts: [apps.example.com, ▸pages.example.org] }'],
    good: [],
  }),
  ofIssuer('proxy-trust-widened', 'high', {
    base: ['listen: { trustProxy: [10.0.0.1] }'],
    bad: ['listen: { trustProxy: [10.0.0.1, ▸10.0.0.0/8] }'],
    good: ['listen: { trustProxy: [] }'],
  }),
  ofIssuer('route-changed', 'medium', {
    base: [],
    bad: ['routes: { ▸token: /oauth2/token }'],
    good: ['routes: { token: /token }'],
  }),
  {
    rule: 'policy-changed',
    severity: 'high',
    base: { 'policy.yaml': file('Policy', 'default', 'failOn: high') },
    bad: { 'policy.yaml': file('Policy', 'default', '▸failOn: critical') },
    good: { 'policy.yaml': file('Policy', 'default', 'failOn: "high"') },
  },
  {
    rule: 'waiver-expired',
    severity: 'critical',
    base: {},
    bad: {
      'clients/wiki.yaml': client(
        'wiki',
        '▸# idpfile: allow pkce-relaxed until 2026-11-21 -- until the update',
        'pkce: optional',
      ),
    },
    good: {
      'clients/wiki.yaml': client(
        'wiki',
        '# idpfile: allow pkce-relaxed until 2026-11-22 -- until the update',
        'pkce: optional',
      ),
    },
  },
  {
    rule: 'waiver-malformed',
    severity: 'high',
    base: {},
    bad: {
      'clients/wiki.yaml': client('wiki', '▸# idpfile: allow pkce-relaxed', 'pkce: optional'),
    },
    good: { 'clients/wiki.yaml': client('wiki', '# idpfile is great', 'pkce: optional') },
  },
];
