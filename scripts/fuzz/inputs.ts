import fc from 'fast-check';
import { stringify } from 'yaml';
import { applyEdit, type Edit } from '../../test/document/yaml-mutants.ts';

/** What YAML libraries, JavaScript and our own rules trip over. */
const SNIPPETS = (
  '\n|\r\n|\r|\t| |: |- |#| #|"|\'|[|]|{|}|,|>|\\|&a |*a|!!str |! |---\n|...\n|? |<<: |~|null|.inf|-0|' +
  '1_000|1e999|012|0o8|+1|=|yes|@|`|%YAML 1.1\n|\0|\ufeff|\u2028|\u0085|\u00a0|😀|\ud800|{{ .x }}|' +
  '<<<<<<< a\n|__proto__: |constructor: |[: |{? |\\\n\n|&a [*a]|ENC[AES256_GCM,data:x]|$2b$10$|' +
  'enabled: false\n|public: true\n|kind: List\nitems:\n|id: toString\n|trustedPeers: [a]\n'
).split(/(?<!^)\|/);

const KEYS = [
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'spec',
  'items',
  'labels',
  'url',
  'id',
  'type',
  'redirectURIs',
  'redirectUris',
  'scopes',
  'public',
  'enabled',
  'secretRef',
  'secretHash',
  'tokens',
  'ttl',
  'claims',
  'trustedPeers',
  'groups',
  'email',
  'members',
  'stringData',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'a/b',
  '~',
];
const WORDS = [
  'idpfile/v1',
  'v1',
  'Client',
  'User',
  'Issuer',
  'Secret',
  'Group',
  'Scope',
  'List',
  'app',
  'https://a.example.com/cb',
  'http://a.example.com',
  '10m',
  'openid',
  'toString',
  'a@b.c',
  '$2b$10$',
  '🙂',
  '//u:p@h',
  'x'.repeat(3_000),
];

const { value: tree } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom<unknown>(...WORDS, null, true, false, 0, -1, 1e300, 600, 2026),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));

/** Documents of our kinds, whose fields hold anything. */
const generated = fc
  .tuple(fc.constantFrom('Client', 'User', 'Issuer', 'Secret', 'Group', 'List'), tree, fc.boolean())
  .map(([kind, spec, asJson]) => {
    const apiVersion = kind === 'Secret' ? 'v1' : 'idpfile/v1';
    const document = { apiVersion, kind, metadata: { name: 'a' }, spec, items: [spec] };
    return asJson ? JSON.stringify(document) : stringify(document);
  });

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.nat(),
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(30) }),
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...SNIPPETS) },
    { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: 'binary' }) },
  ),
);
const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
const bytes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });

/** The bytes of one file: mutants of a corpus by text and by byte, generated documents, both mixed. */
export function createInputs(corpus: readonly string[]): fc.Arbitrary<Uint8Array> {
  const seed = fc.constantFrom(...corpus);
  const two = fc.tuple(seed, seed).map((texts) => texts.join('---\n'));
  const edited = fc
    .tuple(fc.oneof({ weight: 4, arbitrary: seed }, two, generated), edits)
    .map(([text, list]) => Buffer.from(list.reduce(applyEdit, text)));
  const corrupt = fc
    .tuple(seed, bytes)
    .map(([text, list]) => list.reduce(applyByte, Buffer.from(text)));
  return fc.oneof(
    { weight: 6, arbitrary: edited },
    { weight: 2, arbitrary: corrupt },
    { weight: 2, arbitrary: generated.map((text) => Buffer.from(text)) },
  );
}

function applyByte(buffer: Buffer, [at, value]: readonly [number, number]): Buffer {
  buffer[at % buffer.length] = value;
  return buffer;
}
