import { describe, expect, test } from 'vitest';
import { readResources } from '../../src/snapshot/read-resources.ts';
import { fileOf } from '../snapshot/tree-of.ts';

const localUser = (spec: string) => `apiVersion: auth.stakater.com/v1alpha1
kind: LocalUser
metadata:
  name: admin
spec: ${spec}
`;

/** `line:column rule: message` of every mistake. */
function mistakesOf(spec: string): readonly string[] {
  return readResources(fileOf('users/a.yaml', localUser(spec))).diagnostics.map(
    ({ place: { range }, rule, message }) =>
      `${range.start.line}:${range.start.column} ${rule}: ${message}`,
  );
}

describe('a LocalUser', () => {
  test.each([
    [
      'as the reference of the operator has it',
      '{ userID: "1", credentialSecretRef: { name: a, namespace: dex } }',
    ],
    [
      'with all under one key',
      '{ userID: "1", credentialSecretRef: { name: a, key: credentials } }',
    ],
    [
      'as the guide of the operator has it',
      '{ secretRef: { name: a, key: credentials }, enabled: true }',
    ],
  ])('%s has no mistake', (_what, spec) => {
    expect(mistakesOf(spec)).toEqual([]);
  });

  test.each([
    ['no Secret', '{ userID: "1" }', '5:1 missing-field: spec has no credentialSecretRef'],
    [
      'two Secrets',
      '{ secretRef: { name: a }, credentialSecretRef: { name: b } }',
      '5:9 contradiction: credentialSecretRef and secretRef are two names of one field',
    ],
    [
      'a field of User',
      '{ secretRef: { name: a }, email: a@example.com }',
      '5:33 unknown-field: unknown field "email" in spec',
    ],
    [
      'a number for a text',
      '{ userID: 1, secretRef: { name: a } }',
      '5:17 wrong-type: spec.userID must be a text, this is a number',
    ],
  ])('%s', (_what, spec, mistake) => {
    expect(mistakesOf(spec)).toEqual([mistake]);
  });
});
