import { expect, test } from 'vitest';
import { formatGoFloat } from '../../src/secret/sops/go-float.ts';
import {
  resolveJsonScalar,
  resolveYamlScalar,
  scalarText,
} from '../../src/secret/sops/go-scalar.ts';

test.each([
  ['', 'null', ''],
  ['~', 'null', ''],
  ['True', 'bool', 'True'],
  ['yes', 'str', 'yes'],
  ['0777', 'int', '511'],
  ['0o17', 'int', '15'],
  ['0x1F', 'int', '31'],
  ['-0b101', 'int', '-5'],
  ['1_000', 'int', '1000'],
  ['08', 'float', '8'],
  ['-0', 'int', '0'],
  ['9223372036854775807', 'int', '9223372036854775807'],
  ['1.', 'float', '1'],
  ['-0.0', 'float', '-0'],
  ['.5', 'float', '0.5'],
  ['1e21', 'float', '1000000000000000000000'],
  ['1e400', 'str', '1e400'],
  ['.inf', 'float', '+Inf'],
  ['-.Inf', 'float', '-Inf'],
  ['.NaN', 'float', 'NaN'],
  ['2024-01-02', 'time', '2024-01-02T00:00:00Z'],
  ['2024-1-2T3:04:05.120Z', 'time', '2024-01-02T03:04:05.12Z'],
  ['2024-01-02 03:04:05', 'time', '2024-01-02T03:04:05Z'],
  ['2024-01-02T03:04:05+01:00', 'time', '2024-01-02T03:04:05+01:00'],
  ['2024-01-02T03:04:05-00:00', 'time', '2024-01-02T03:04:05Z'],
  ['0000-02-29', 'time', '0000-02-29T00:00:00Z'],
  ['2024-01-02T03:04:05', 'str', '2024-01-02T03:04:05'],
  ['2024-02-30', 'str', '2024-02-30'],
  ['2024-01-02T24:00:00Z', 'str', '2024-01-02T24:00:00Z'],
  ['2024-01-02T03:04:05.1234567891Z', 'str', '2024-01-02T03:04:05.1234567891Z'],
])('bare %j is a %s that is hashed as %j', (text, type, hashed) => {
  const scalar = resolveYamlScalar(text);

  expect(scalar?.type).toBe(type);
  expect(scalar && scalarText(scalar)).toBe(hashed);
});

test.each(['9223372036854775808', '-9223372036854775809', '0xFFFFFFFFFFFFFFFFF'])(
  'bare %s is more than sops can hold',
  (text) => {
    expect(resolveYamlScalar(text)).toBeUndefined();
  },
);

test.each([
  ['null', 'null', ''],
  ['false', 'bool', 'False'],
  ['-12', 'int', '-12'],
  ['1.0', 'float', '1'],
  ['9223372036854775808', 'float', '9223372036854776000'],
])('in JSON, %s is a %s that is hashed as %j', (token, type, hashed) => {
  const scalar = resolveJsonScalar(token);

  expect(scalar.type).toBe(type);
  expect(scalarText(scalar)).toBe(hashed);
});

test.each([
  [0, '0'],
  [-0, '-0'],
  [1.5e300, `15${'0'.repeat(299)}`],
  [1.23e-6, '0.00000123'],
  [-0.1, '-0.1'],
  [123456.789, '123456.789'],
])('%d prints without an exponent', (float, printed) => {
  expect(formatGoFloat(float)).toBe(printed);
});
