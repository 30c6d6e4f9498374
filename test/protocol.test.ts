import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientFile } from './e2e/declarations.ts';
import { startIssuer, type RunningIssuer } from './e2e/running-issuer.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What a row may say, and in which of the two issuers discovery then has its members. */
const SERVED = {
  yes: { plain: true, full: true },
  'per client': { plain: true, full: true },
  'per issuer': { plain: false, full: true },
  no: { plain: false, full: false },
} as const;

/** Served per client, and named only once a client has it. */
const ONLY_WITH_A_CLIENT = ['Core, implicit and hybrid flow'];

type Row = Readonly<{
  specification: string;
  served: string;
  fields: readonly string[];
  /** `member`, or `member=value` for one value of a list. */
  members: readonly string[];
}>;

const rows: readonly Row[] = read('docs/protocol.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Specification|-)/.test(line))
  .map((line) => {
    const [, specification = '', served = '', fields = '', members = ''] = line.split('|');
    return {
      specification: specification.trim(),
      served: served.trim(),
      fields: namesIn(fields),
      members: namesIn(members),
    };
  });

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

type Metadata = Readonly<Record<string, unknown>>;

let issuers: readonly RunningIssuer[] = [];
let plain: Metadata;
let full: Metadata;

beforeAll(async () => {
  const redirectURIs = ['https://app.example.com/callback'];
  const allowImplicit = { reason: 'so that discovery names it', until: '2999-01-01T00:00:00Z' };
  const responseTypes = ['code', 'id_token', 'code id_token'];
  const implicit = { public: true, redirectURIs, responseTypes, allowImplicit };
  issuers = await Promise.all([
    startIssuer(),
    startIssuer({
      files: () => ({ 'clients/implicit.yaml': clientFile('implicit', implicit) }),
      issuer: `  pushedAuthorizationRequests: required
  clientIdMetadataDocuments: { hosts: [apps.example.com] }
  listen:
    trustProxy: [127.0.0.1]
    clientCertificate: { header: Client-Cert, verifiedHeader: X-Client-Verify }
`,
    }),
  ]);
  [plain = {}, full = {}] = await Promise.all(issuers.map(metadataOf));
});
afterAll(() => Promise.all(issuers.map((issuer) => issuer[Symbol.asyncDispose]())));

describe('docs/protocol.md says what discovery says', () => {
  test('there are rows to compare', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  test.each(rows)('$specification: $served', ({ specification, served, members }) => {
    const wanted = isServed(served) ? SERVED[served] : undefined;
    expect(wanted, `"${served}" is none of ${Object.keys(SERVED).join(', ')}`).toBeDefined();
    const early = ONLY_WITH_A_CLIENT.includes(specification) ? false : wanted?.plain;
    for (const member of members) {
      expect(isIn(plain, member), `${member}, with a URL alone`).toBe(early);
      expect(isIn(full, member), `${member}, with everything`).toBe(wanted?.full);
    }
  });

  test('every member of discovery is in one row, and no other', () => {
    const named = rows.flatMap(({ members }) => members.map((member) => member.split('=', 1)[0]));
    const unnamed = Object.keys(full).filter((name) => !named.includes(name));
    expect(unnamed.map((name) => `add a row to docs/protocol.md for ${name}`)).toEqual([]);
    const all = rows.flatMap(({ members }) => members);
    expect(all.filter((member, index) => all.indexOf(member) !== index)).toEqual([]);
  });

  test.each([
    'grant_types_supported',
    'response_modes_supported',
    'response_types_supported',
    'token_endpoint_auth_methods_supported',
  ])('every value of %s is in a row', (name) => {
    const named = rows.flatMap(({ members }) => members);
    const unnamed = listOf(full[name]).filter(
      (value) => !named.includes(`${name}=${String(value)}`),
    );
    expect(unnamed).toEqual([]);
  });

  test('every field that a row names is one of the language', () => {
    const schemas = read('schemas/client.json') + read('schemas/issuer.json');
    const fields = rows.flatMap((row) => row.fields.flatMap((field) => field.split('.')));
    expect(fields.filter((field) => !schemas.includes(`"${field}": {`))).toEqual([]);
  });

  test('a row that is served per client or per issuer says by which field', () => {
    const silent = rows.filter(
      ({ served, fields }) => served.startsWith('per') && fields.length === 0,
    );
    expect(silent.map(({ specification }) => specification)).toEqual([]);
  });
});

async function metadataOf({ url }: RunningIssuer): Promise<Metadata> {
  const response = await fetch(`${url}/.well-known/openid-configuration`);
  return (await response.json()) as Metadata;
}

const isServed = (text: string): text is keyof typeof SERVED => Object.hasOwn(SERVED, text);

/** A member that says false says that it is not there. */
function isIn(metadata: Metadata, member: string): boolean {
  const [name = '', value] = member.split('=');
  if (value === undefined) return metadata[name] !== undefined && metadata[name] !== false;
  return listOf(metadata[name]).includes(value);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
