import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { maskSecrets } from '../src/diagnostic/mask-secrets.ts';
import { areSameNames } from '../src/issuer/distinguished-name.ts';
import { holdsPassword } from '../src/resource/issuer-storage-rules.ts';
import { opaqueDocument, secretOfFile } from '../src/resource/secret-file.ts';
import { openValue, sealValue } from '../src/secret/sops/sops-value.ts';
import { sourceFile } from './document/source-file.ts';
import { expectQuick, fill } from './worst-case.ts';

test.each([
  ['beginnings of tokens', fill('eyJJJJJJJJJ')],
  ['beginnings of URLs', fill('://:')],
  ['URLs without a password', fill('https://a.example.com:80/ ')],
  ['beginnings of what sops encrypted', fill('ENC[AES256_GCM,')],
  ['white space before the value of a secret field', `secret: ${fill(' ')}\t+`],
  ['quotes and comments that go on in a line of another kind', `secret: "\n${fill('"#')}\u2028`],
])('a mebibyte of %s is searched for secrets within a second', (_, text) => {
  expectQuick(() => expect(maskSecrets(text)).toHaveLength(text.length));
});

const key = randomBytes(32);

test.each([
  ['parts', `ENC[AES256_GCM,data:${fill('a,iv:a,tag:a,type:')}`],
  ['digits that are no number after all', sealValue(key, `${fill('0')}x`, 'float', 'a:')],
])('an encrypted value of a mebibyte of %s is refused within a second', (_, text) => {
  expectQuick(() => expect(() => openValue(key, text, 'a:')).toThrow(/the value at "a:"/));
});

test('a mebibyte of empty lines is no sops file within a second', () => {
  const document = opaqueDocument(sourceFile(`${fill('\n')}a: 1\n`));
  expectQuick(() => expect(secretOfFile(document).value).not.toHaveProperty('sops'));
});

test('a URL with a mebibyte of colons holds no password within a second', () => {
  expectQuick(() => expect(holdsPassword(`redis://${fill(':')}`)).toBe(false));
});

test('a name with a mebibyte of spaces is that of nobody within a second', () => {
  expectQuick(() => expect(areSameNames(`CN=-${fill(' ')}x`, 'CN=a')).toBe(false));
});
