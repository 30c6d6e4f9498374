import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { sourceFile } from './source-file.ts';

const CLIENT = `apiVersion: idpfile/v1
kind: Client
metadata:
  name: app
spec:
  name: My app
  redirectURIs:
    - https://app.example.com/cb
    - https://b.example.com/cb
  scopes: [openid, profile]
  secretRef: { name: a, key: b }
`;

/** The client above with one stretch of it written otherwise. */
function client(from: string, to: string): string {
  if (!CLIENT.includes(from)) throw new Error(`the client holds no ${from}`);
  return CLIENT.replace(from, () => to);
}

function explain(content: string | Uint8Array): string {
  const result = parseDocuments(sourceFile(content));
  return result.ok ? 'accepted' : result.diagnostics.map(lineOf).join('\n');
}

function lineOf({ place: { range }, rule, message, help }: Diagnostic): string {
  return `${range.start.line}:${range.start.column} ${rule}: ${message} (${help ?? ''})`;
}

const TABLE: readonly (readonly [name: string, content: string | Uint8Array])[] = [
  ['a tab as indentation', client('  name: My', '\tname: My')],
  ['a tab after spaces', client('    - https://b', '  \t- https://b')],
  ['the same key twice', client('  name: My app\n', '  name: One\n  name: Two\n')],
  ['an unclosed double quote', client('My app', '"My app')],
  ['an unclosed single quote', client('My app', "'My app")],
  ['an unclosed quote within a list', client('openid,', '"openid,')],
  ['an unclosed [', client('profile]', 'profile')],
  ['an unclosed {', client('key: b }', 'key: b')],
  ['a ] too many', client('profile]', 'profile]]')],
  ['a comma too many', client('openid,', 'openid,,')],
  ['a missing comma', client('openid, profile', '"openid" profile')],
  ['a colon in a plain value', client('My app', 'Note: my app')],
  ['a list item out of line', client('    - https://b', '   - https://b')],
  ['a key out of line', client('  scopes', '   scopes')],
  ['a key without a colon', client('name: My app', 'name My app')],
  ['a colon without a space', client('name: My app', 'name:My app')],
  ['a dash without a space', client('    - https://b', '    -https://b')],
  ['a value that starts with @', client('My app', '@app')],
  ['an unknown escape', client('My app', '"My \\qapp"')],
  ['text after a quote', client('My app', '"My" app')],
  ['text after a block mark', client('My app', '| My app')],
  ['a control character', client('My app', 'My\u001bapp')],
  ['an anchor', client('My app', '&name My app')],
  ['an alias', client('My app', '*name')],
  ['a merge key', client('metadata:\n', 'metadata:\n  <<: { name: x }\n')],
  ['a tag', client('My app', '!secret My app')],
  ['a value that starts with ! and is no tag', client('My app', '!my{app')],
  ['a key __proto__', client('metadata:\n', 'metadata:\n  __proto__: { a: 1 }\n')],
  ['a key constructor', client('metadata:\n', 'metadata:\n  "constructor": 1\n')],
  ['a number as a key', client('metadata:\n', 'metadata:\n  2024: x\n')],
  ['null as a key', client('metadata:\n', 'metadata:\n  ~: x\n')],
  ['no key', client('metadata:\n', 'metadata:\n  : x\n')],
  ['a list as a key', client('metadata:\n', 'metadata:\n  ? [a]\n  : x\n')],
  ['an infinite number', client('My app', '-.Inf')],
  ['a number beyond all bounds', client('My app', '1e999')],
  ['an empty line after a backslash', client('My app', '"My\\\n\n    app"')],
  ['a template expression', client('My app', '{{ .Values.name }}')],
  ['a template expression in quotes', client('My app', '"{{ .Values.name }}"')],
  [
    'a template statement',
    client('  name: My app\n', '{{- if .x }}\n  name: My app\n{{- end }}\n'),
  ],
  [
    'a git conflict',
    client('  name: My app\n', '<<<<<<< HEAD\n  name: A\n=======\n  name: B\n>>>>>>> b\n'),
  ],
  ['a lone carriage return', client('My app\n', 'My app\r')],
  ['another YAML version', `%YAML 1.1\n---\n${CLIENT}`],
  ['an indented ---', ` ---\n${CLIENT}`],
  ['a byte order mark before a later ---', `a: 1\n\ufeff---\nb: 2\n`],
  ['too many levels', client('My app', '['.repeat(99))],
  ['an empty file', ''],
  ['nothing but white space', ' \n\n'],
  ['nothing but comments', '# moved to app-2.yaml\n'],
  ['nothing but null', '~\n'],
  ['an empty second document', `${CLIENT}---\n# nothing\n`],
  ['CRLF and a mistake', client('profile]', 'profile').replaceAll('\n', '\r\n')],
  ['a byte order mark and a mistake in the first line', '\ufeffa: [b\n'],
  ['a column behind characters of four bytes', 'a: [ 😀😀, &x b ]\n'],
  ['a NUL byte', client('My app', 'My\0app')],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${CLIENT}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(CLIENT, 'utf16le')],
  ['Latin-1', Buffer.from(client('My app', 'Café 1'), 'latin1')],
  ['UTF-8 that is cut short', Buffer.from('a: é').subarray(0, 4)],
];

test('every mistake has one place, one sentence and one remedy', () => {
  const table = TABLE.map(
    ([name, content]) => `${name}\n    ${explain(content).replaceAll('\n', '\n    ')}`,
  );
  expect(table.join('\n')).toMatchInlineSnapshot(`
    "a tab as indentation
        6:1 syntax: a tab is used for indentation (use spaces: YAML allows no tabs there)
    a tab after spaces
        9:3 syntax: a tab is used for indentation (use spaces: YAML allows no tabs there)
    the same key twice
        7:3 duplicate-key: the key "name" is given twice (remove one of the two; the first is in line 6)
    an unclosed double quote
        6:9 syntax: this quote is never closed (add the closing quote, or remove this one)
    an unclosed single quote
        6:9 syntax: this quote is never closed (add the closing quote, or remove this one)
    an unclosed quote within a list
        10:12 syntax: this quote is never closed (add the closing quote, or remove this one)
    an unclosed [
        10:11 syntax: this [ is never closed (add the ] on the same line, or further right than the key)
    an unclosed {
        11:14 syntax: this { is never closed (add the } on the same line, or further right than the key)
    a ] too many
        10:28 syntax: this bracket closes nothing (remove it, or add the opening bracket)
    a comma too many
        10:19 syntax: nothing stands before this comma (remove the comma, or write the missing item)
    a missing comma
        10:21 syntax: a comma is missing before this (separate the items by commas)
    a colon in a plain value
        6:9 syntax: a value without quotes cannot hold a colon followed by a space (put the value in quotes)
    a list item out of line
        9:4 syntax: this list item is indented otherwise than the others (let all dashes of a list start in the same column)
    a key out of line
        10:4 syntax: this line is indented otherwise than its neighbours (let it start in the same column as the lines it belongs with)
    a key without a colon
        6:3 syntax: this line is neither "key: value" nor "- item" (write a colon and a space after the key, or a dash and a space before the item)
    a colon without a space
        6:3 syntax: this line is neither "key: value" nor "- item" (write a colon and a space after the key, or a dash and a space before the item)
    a dash without a space
        9:5 syntax: a space is missing after this dash (write "- item")
    a value that starts with @
        6:9 syntax: a value without quotes cannot start with this character (put the value in quotes)
    an unknown escape
        6:14 syntax: a double-quoted value holds an escape that YAML does not know (write \\\\ for a backslash, or use single quotes)
    text after a quote
        6:14 syntax: text follows the closing quote (put the whole value in quotes)
    text after a block mark
        6:11 syntax: text follows on the line of a | or > (begin the text on the next line, or put the value in quotes)
    a control character
        6:11 syntax: a character that cannot be printed stands here (remove it; editors often do not show it)
    an anchor
        6:9 alias-not-allowed: a YAML anchor (&name) is not allowed (write the value out; if it is meant as text, put it in quotes)
    an alias
        6:9 alias-not-allowed: a YAML alias (*name) is not allowed (write the value out; if it is meant as text, put it in quotes)
    a merge key
        4:3 alias-not-allowed: a YAML merge key (<<) is not allowed (write the fields out)
    a tag
        6:9 tag-not-allowed: a YAML tag (!name) is not allowed (remove it; if it is meant as text, put the value in quotes)
    a value that starts with ! and is no tag
        6:9 tag-not-allowed: a YAML tag (!name) is not allowed (remove it; if it is meant as text, put the value in quotes)
    a key __proto__
        4:3 key-not-allowed: the key "__proto__" is not allowed (choose another name)
    a key constructor
        4:3 key-not-allowed: the key "constructor" is not allowed (choose another name)
    a number as a key
        4:3 key-not-allowed: the key 2024 is a number, not text (put it in quotes: "2024")
    null as a key
        4:3 key-not-allowed: the key ~ is null, not text (put it in quotes: "~")
    no key
        4:3 key-not-allowed: the key before this colon is missing (write a key)
    a list as a key
        4:5 key-not-allowed: a list or mapping is used as a key (write a name before the colon; text that begins with { or [ needs quotes)
    an infinite number
        6:9 not-allowed-value: this number is not finite (write a finite number; if it is meant as text, put it in quotes)
    a number beyond all bounds
        6:9 not-allowed-value: this number is not finite (write a finite number; if it is meant as text, put it in quotes)
    an empty line after a backslash
        6:9 syntax: an empty line follows a line that ends in a backslash (write \\n for each line break, or use a block (key: |))
    a template expression
        6:9 template-not-rendered: a template expression is not rendered (render the file before it gets here; text that really holds {{ goes into a block (key: |))
    a template expression in quotes
        6:10 template-not-rendered: a template expression is not rendered (render the file before it gets here; text that really holds {{ goes into a block (key: |))
    a template statement
        6:1 template-not-rendered: a template expression is not rendered (render the file before it gets here; text that really holds {{ goes into a block (key: |))
        8:1 template-not-rendered: a template expression is not rendered (render the file before it gets here; text that really holds {{ goes into a block (key: |))
    a git conflict
        6:1 syntax: a git merge conflict is not resolved (resolve the conflict and commit again)
    a lone carriage return
        6:15 syntax: a carriage return stands here without a line feed (save the file with line ends LF or CRLF)
    another YAML version
        1:1 syntax: this YAML directive is not allowed (remove the line: files are read as YAML 1.2)
    an indented ---
        1:1 syntax: this --- does not start its line (remove the white space before it)
    a byte order mark before a later ---
        2:1 syntax: an invisible byte order mark (U+FEFF) stands here (remove it; in a text in double quotes it may be written as \\uFEFF)
    too many levels
        6:39 syntax: more than 32 levels are nested here (write it flatter)
    an empty file
        1:1 empty-document: the file is empty (to remove what it declared, delete the file)
    nothing but white space
        1:1 empty-document: the file is empty (to remove what it declared, delete the file)
    nothing but comments
        1:1 empty-document: the file declares nothing (to remove what it declared, delete the file)
    nothing but null
        1:1 empty-document: the file declares nothing (to remove what it declared, delete the file)
    an empty second document
        12:1 empty-document: this document is empty (write a resource here, or remove the ---)
    CRLF and a mistake
        10:11 syntax: this [ is never closed (add the ] on the same line, or further right than the key)
    a byte order mark and a mistake in the first line
        1:4 syntax: this [ is never closed (add the ] on the same line, or further right than the key)
    a column behind characters of four bytes
        1:10 alias-not-allowed: a YAML anchor (&name) is not allowed (write the value out; if it is meant as text, put it in quotes)
    a NUL byte
        6:11 encoding: the file holds a NUL byte (look whether the write was cut short, or whether this is a binary file)
    UTF-16 with a mark
        1:1 encoding: the file is UTF-16, not UTF-8 (save the file as UTF-8)
    UTF-16 without a mark
        1:1 encoding: the file is UTF-16, not UTF-8 (save the file as UTF-8)
    Latin-1
        6:12 encoding: byte 0xe9 is not valid UTF-8 (in Latin-1 it would be “é”: save the file as UTF-8)
    UTF-8 that is cut short
        1:4 encoding: byte 0xc3 is not valid UTF-8 (look whether the write was cut short)"
  `);
});

describe('a message never repeats a value', () => {
  test.each([
    '!hunter2',
    '*hunter2',
    '&hunter2',
    '"hunter2',
    '[hunter2',
    '@hunter2',
    'hunter2: x',
    '{{ hunter2 }}',
    '!hun{ter2 hunter2',
    '"\\qhunter2"',
    '| hunter2',
    '"a" hunter2',
    '\thunter2\u0007',
  ])('with the password %j', (password) => {
    const said = explain(client('My app', password));
    expect(said).not.toBe('accepted');
    expect(said).not.toContain('hunter2');
  });
});
