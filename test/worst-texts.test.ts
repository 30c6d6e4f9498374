import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { maskSecrets } from '../src/diagnostic/mask-secrets.ts';
import { areSameNames } from '../src/issuer/distinguished-name.ts';
import { holdsPassword } from '../src/resource/issuer-storage-rules.ts';
import { opaqueDocument, secretOfFile } from '../src/resource/secret-file.ts';
import { openValue, sealValue } from '../src/secret/sops/sops-value.ts';
import { sourceFile } from './document/source-file.ts';
import { expectLinear, fill } from './worst-case.ts';

type Worst = readonly [what: string, textOf: (size: number) => string];

test.each<Worst>([
  ['beginnings of tokens', (size) => fill('eyJJJJJJJJJ', size)],
  ['beginnings of URLs', (size) => fill('://:', size)],
  ['URLs without a password', (size) => fill('https://a.example.com:80/ ', size)],
  ['beginnings of what sops encrypted', (size) => fill('ENC[AES256_GCM,', size)],
  ['white space before the value of a secret field', (size) => `secret: ${fill(' ', size)}\t+`],
  [
    'quotes and comments that go on in a line of another kind',
    (size) => `secret: "\n${fill('"#', size)}\u2028`,
  ],
])('%s are searched for secrets in time that grows as they do', (_, textOf) => {
  expectLinear(textOf, (text) => expect(maskSecrets(text)).toHaveLength(text.length));
});

const key = randomBytes(32);

test.each<Worst>([
  ['parts', (size) => `ENC[AES256_GCM,data:${fill('a,iv:a,tag:a,type:', size)}`],
  [
    'digits that are no number after all',
    (size) => sealValue(key, `${fill('0', size)}x`, 'float', 'a:'),
  ],
])('an encrypted value of %s is refused in time that grows as it does', (_, textOf) => {
  expectLinear(textOf, (text) => {
    expect(() => openValue(key, text, 'a:')).toThrow(/the value at "a:"/);
  });
});

test('empty lines are found to be no sops file in time that grows as they do', () => {
  expectLinear(
    (size) => opaqueDocument(sourceFile(`${fill('\n', size)}a: 1\n`)),
    (document) => expect(secretOfFile(document).value).not.toHaveProperty('sops'),
  );
});

test('a URL of colons is found to hold no password in time that grows as it does', () => {
  expectLinear(
    (size) => `redis://${fill(':', size)}`,
    (url) => expect(holdsPassword(url)).toBe(false),
  );
});

test('a name of spaces is found to be that of nobody in time that grows as it does', () => {
  expectLinear(
    (size) => `CN=-${fill(' ', size)}x`,
    (name) => expect(areSameNames(name, 'CN=a')).toBe(false),
  );
});
