import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { FORMATS } from '../../src/resource/formats.ts';
import { runIdpfile } from '../e2e/idpfile-process.ts';

const CLIENT = {
  apiVersion: 'idpfile/v1',
  kind: 'Client',
  metadata: { name: 'spa' },
  spec: { public: true, redirectURIs: ['https://spa.example.com/cb'] },
};

test.each([
  ['of all kinds', []],
  ['of one kind', ['Client']],
  ['of one kind, in lower case', ['client']],
])('schema prints a schema %s that can be used alone', async (_, words) => {
  const { code, stdout } = await runIdpfile(['schema', ...words]);

  expect(code).toBe(0);
  expect(stdout).not.toMatch(/"\$ref": "[^#]/);
  const ajv = new Ajv({ strict: false, formats: { ...FORMATS } });
  const validate = ajv.compile(JSON.parse(stdout) as object);
  expect(validate(CLIENT)).toBe(true);
  expect(validate({ ...CLIENT, spec: { redirectUris: [] } })).toBe(false);
});

test('schema ends with 2 for an unknown kind, and names the one that was meant', async () => {
  const { code, stdout, stderr } = await runIdpfile(['schema', 'Clients']);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe('idpfile: no kind is called "Clients"; did you mean Client?\n');
});
