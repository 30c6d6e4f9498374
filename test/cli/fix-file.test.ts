import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixFile } from '../../src/cli/fix-file.ts';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { validateDocument } from '../../src/resource/validate-document.ts';
import { readResources } from '../../src/snapshot/read-resources.ts';
import type { SourceFile } from '../../src/tree/source-tree.ts';
import { clientYAML, fileOf } from '../snapshot/tree-of.ts';

function documentsOf(file: SourceFile) {
  const parsed = parseDocuments(file);
  if (!parsed.ok) throw new Error(`this is no YAML: ${Buffer.from(file.bytes).toString()}`);
  return parsed.value;
}

const valuesOf = (text: string) => documentsOf(fileOf('a.yaml', text)).map(({ value }) => value);

/** The text after one round, and what was changed; undefined when there was nothing to do. */
function fix(text: string, path = 'clients/a.yaml') {
  const file = fileOf(path, text);
  const diagnostics = readResources(file).diagnostics;
  const fixed = fixFile(file, diagnostics);
  if (fixed === undefined) return undefined;
  const titles = fixed.made.map(({ title }) => title);
  return { text: Buffer.from(fixed.bytes).toString(), titles };
}

describe('what can be meant in one way only is mended', () => {
  test.each([
    ['a misspelt field', '  Pkce: required', '  pkce: required', 'Pkce → pkce'],
    [
      'a field in snake case',
      '  logo_url: https://a.example',
      '  logoURL: https://a.example',
      'logo_url → logoURL',
    ],
    ['a quoted field', `  'PKCE': required`, `  'pkce': required`, 'PKCE → pkce'],
    [
      'a misspelt word',
      '  pkce: requird # why',
      '  pkce: required # why',
      'spec.pkce: requird → required',
    ],
    ['a quoted word', '  pkce: "Required"', '  pkce: "required"', 'spec.pkce: Required → required'],
    ['the country Norway', '  enabled: NO', '  enabled: false', 'spec.enabled: NO → false'],
    [
      'a yes',
      '  enabled:   yes   # so far',
      '  enabled:   true   # so far',
      'spec.enabled: yes → true',
    ],
    ['an off in quotes', "  enabled: 'off'", '  enabled: false', 'spec.enabled: off → false'],
    ['a true in quotes', '  enabled: "true"', '  enabled: true', 'spec.enabled: true → true'],
    ['a number for a text', '  id: 0123', '  id: "0123"', 'spec.id: put in quotes'],
    ['a number with an exponent', '  id: 1e3', '  id: "1e3"', 'spec.id: put in quotes'],
    [
      'a word of a list',
      '  grantTypes: [authorization-code]',
      '  grantTypes: [authorization_code]',
      'spec.grantTypes[0]: authorization-code → authorization_code',
    ],
  ])('%s', (_what, bad, good, title) => {
    expect(fix(clientYAML('a', bad))).toEqual({ text: clientYAML('a', good), titles: [title] });
  });

  test('JSON within YAML', () => {
    const json =
      '{"apiVersion":"idpfile/v1","kind":"Client","metadata":{"name":"a"},"spec":{"Public":true,"redirectURIs":["https://a.example/cb"],"enabled":"true","id":12}}';
    expect(fix(json)?.text).toBe(
      json.replace('"Public"', '"public"').replace('"true"', 'true').replace('12', '"12"'),
    );
  });

  test('in the document that is meant, after an empty one and another', () => {
    const text = `---\n---\n${clientYAML('a')}---\n${clientYAML('b', '  enabled: yes')}`;
    expect(fix(text)?.text).toBe(text.replace('enabled: yes', 'enabled: true'));
  });

  test('in an item of a List', () => {
    const item = clientYAML('b', '  enabled: yes').trimEnd().replaceAll('\n', '\n    ');
    const text = `apiVersion: v1\nkind: List\nitems:\n  - ${item}\n`;
    expect(fix(text)?.text).toBe(text.replace('enabled: yes', 'enabled: true'));
  });

  test('behind a byte order mark and with the line ends of Windows', () => {
    const text = `\ufeff${clientYAML('a', '  enabled: yes').replaceAll('\n', '\r\n')}`;
    expect(fix(text)?.text).toBe(text.replace('yes', 'true'));
  });
});

describe('what is not sure is left to its author', () => {
  test.each([
    ['a field that could be two', '  tosuri: https://a.example\n  toSURI: https://a.example'],
    ['a field that is given already', '  enabled: true\n  Enabled: false'],
    ['a word like no other', '  pkce: never'],
    [
      'a word that its list holds already',
      '  grantTypes: [authorization_code, authorization-code]',
    ],
    ['a number for a duration', '  tokens: { accessToken: { ttl: 600 } }'],
    ['a number for a password hash', '  secretHash: 12345678'],
    ['a number that makes no id', '  id: 1e+300'],
    ['a text for a list', '  contacts: me@example.com'],
    ['a boolean for a text', '  name: true'],
    ['an empty value', '  enabled:'],
    ['a block of text', '  enabled: |-\n    true'],
  ])('%s', (_what, lines) => {
    const text = clientYAML('a', lines);
    expect(
      documentsOf(fileOf('a.yaml', text)).flatMap((one) => validateDocument(one).diagnostics),
    ).not.toEqual([]);
    expect(fix(text)).toBeUndefined();
  });

  test('a file that sops encrypted is never touched', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nMetadata: { name: a }\nstringData: {}\n';
    expect(fix(secret, 'secrets/a.yaml')?.titles).toEqual(['Metadata → metadata']);
    expect(fix(`${secret}sops: { mac: x }\n`, 'secrets/a.yaml')).toBeUndefined();
    const sealed = secret.replace('{}', '{ secret: "ENC[AES256_GCM,data:x]" }');
    expect(fix(sealed, 'secrets/a.yaml')).toBeUndefined();
  });

  test('what is said of a fix never holds the value that goes into quotes', () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { secret: 4711 }\n';
    const fixed = fix(secret, 'secrets/a.yaml');
    expect(fixed?.text).toContain('secret: "4711"');
    expect(fixed?.titles.join()).not.toContain('4711');
  });
});

describe('any good document with one mistake that can be mended', () => {
  type Field = Readonly<{ key: string; values: readonly string[]; mistakes: readonly string[] }>;

  const FIELDS: readonly Field[] = [
    { key: 'name', values: ['Team wiki', '"Büro 🎉"', "'it''s'"], mistakes: [] },
    { key: 'enabled', values: ['true'], mistakes: ['yes', 'On', '"true"', "'YES'"] },
    { key: 'refreshTokens', values: ['false'], mistakes: ['no', 'Off', '"false"'] },
    { key: 'pkce', values: ['required'], mistakes: ['Required', '"requird"', "'require'"] },
    { key: 'consent', values: ['"skip"', 'skip'], mistakes: ['skp', '"SKIP"'] },
    { key: 'id', values: ['"0123"', "'0123'"], mistakes: ['0123'] },
    { key: 'logoURL', values: ['https://a.example/ü.png'], mistakes: [] },
    { key: 'postLogoutRedirectURIs', values: ['[ https://a.example/ ]'], mistakes: [] },
  ];

  const quotes = fc.constantFrom('', '"', "'");
  const comments = fc.constantFrom('', ' # note', '   # a: "b" [c', ' # ✓ yes');

  const line = fc.record({
    field: fc.constantFrom(...FIELDS),
    pick: fc.nat(),
    quote: quotes,
    gap: fc.constantFrom(' ', '   '),
    comment: comments,
    before: fc.constantFrom('', '\n', '  # a line of its own\n'),
  });

  const misspelt = (key: string) =>
    [
      key.toUpperCase(),
      key.replace(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`),
      `${key[0]?.toUpperCase()}${key.slice(1)}`,
      ...(key.length > 3 ? [key.slice(0, -1), `${key}${key.at(-1)}`] : []),
    ].filter((name) => name !== key);

  const document = fc.record({
    lines: fc.uniqueArray(line, { minLength: 1, selector: ({ field }) => field.key }),
    which: fc.nat(),
    inKey: fc.boolean(),
    pickMistake: fc.nat(),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
    prefix: fc.constantFrom('', '# top\n', `---\n`, `${clientYAML('other')}---\n`),
    lastBreak: fc.boolean(),
  });

  const of = <T>(list: readonly T[], index: number): T => {
    const item = list[index % list.length];
    if (item === undefined) throw new Error('an empty list');
    return item;
  };

  test('is as good as it was, and every other byte is untouched', () => {
    fc.assert(
      fc.property(document, (given) => {
        const chosen = given.which % given.lines.length;
        /** What stands before the mistake, the good and the bad text, and what stands behind. */
        const parts = { before: '', good: '', bad: '', after: '' };
        const add = (text: string, bad?: string) => {
          if (bad !== undefined) Object.assign(parts, { good: text, bad });
          else if (parts.good === '') parts.before += text;
          else parts.after += text;
        };
        add(`${given.prefix}${clientYAML('a').trimEnd()}\n`);
        given.lines.forEach(({ field, pick, quote, gap, comment, before }, index) => {
          const isKey = given.inKey || field.mistakes.length === 0;
          const key = of(misspelt(field.key), given.pickMistake);
          const isWrongKey = index === chosen && isKey;
          const isWrongValue = index === chosen && !isKey;
          add(`${before}  `);
          add(`${quote}${field.key}${quote}`, isWrongKey ? `${quote}${key}${quote}` : undefined);
          add(`:${gap}`);
          const value = of(field.values, pick);
          add(value, isWrongValue ? of(field.mistakes, given.pickMistake) : undefined);
          add(`${comment}${index < given.lines.length - 1 || given.lastBreak ? '\n' : ''}`);
        });
        const written = (text: string) => text.replaceAll('\n', given.lineEnd);
        const [before, after] = [given.mark + written(parts.before), written(parts.after)];
        const bad = before + parts.bad + after;

        const fixed = fix(bad)?.text ?? bad;
        expect(valuesOf(fixed)).toEqual(valuesOf(before + parts.good + after));
        expect(fixed.startsWith(before)).toBe(true);
        expect(fixed.endsWith(after)).toBe(true);
        expect(fix(fixed)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
