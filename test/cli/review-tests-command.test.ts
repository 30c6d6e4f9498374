import { describe, expect, test } from 'vitest';
import { runIdpfile } from '../e2e/idpfile-process.ts';
import { issuerYAML } from '../snapshot/tree-of.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

const CASES = `apiVersion: idpfile/v1
kind: Test
metadata: { name: access }
spec:
  cases:
    - { name: nobody is there, user: alice, client: wiki, expect: { allowed: false } }
`;

function directoryWith(files: Readonly<Record<string, string>>) {
  const directory = createTemporaryDirectory();
  for (const [path, text] of Object.entries({ 'issuer.yaml': issuerYAML(), ...files })) {
    directory.write(path, text);
  }
  return directory;
}

describe('idpfile test', () => {
  test('ends with 0 when all cases hold', async () => {
    using directory = directoryWith({ 'tests/access.yaml': CASES });
    const { code, stdout } = await runIdpfile(['test', directory.path]);
    expect(stdout).toBe('1 case, and all hold\n');
    expect(code).toBe(0);
  });

  test('ends with 1 when one does not, and says where and what', async () => {
    const text = CASES.replace('allowed: false', 'allowed: true');
    using directory = directoryWith({ 'tests/access.yaml': text });
    const { code, stdout } = await runIdpfile(['test', directory.path]);
    expect(stdout).toBe(`tests/access.yaml:6:78: failed: access: nobody is there
  it is refused (unknown-client): there is no client wiki

1 case of 1 does not hold
`);
    expect(code).toBe(1);
  });

  test('says the same as JSON', async () => {
    using directory = directoryWith({ 'tests/access.yaml': CASES });
    const { stdout } = await runIdpfile(['test', directory.path, '--json']);
    expect(JSON.parse(stdout)).toEqual([
      {
        test: 'access',
        name: 'nobody is there',
        holds: true,
        file: 'tests/access.yaml',
        line: 6,
        column: 7,
        failures: [],
      },
    ]);
  });

  test.each(['test', 'lint'])('%s never holds of a directory with mistakes', async (command) => {
    using directory = directoryWith({ 'clients/a.yaml': 'kind: [\n', 'tests/access.yaml': CASES });
    const { code, stdout, stderr } = await runIdpfile([command, directory.path]);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('clients/a.yaml:1:7: error: ');
    expect(stdout).not.toContain('all hold');
  });

  test.each(['test', 'lint'])('%s ends with 2 where nothing can be read', async (command) => {
    using directory = createTemporaryDirectory();
    const { code, stderr } = await runIdpfile([command, directory.at('nothing')]);
    expect(code).toBe(2);
    expect(stderr).toContain('idpfile: ');
  });

  test('lint ends with 2 for a base that is not there', async () => {
    using directory = directoryWith({});
    const { code } = await runIdpfile(['lint', directory.path, '--base', 'origin/main']);
    expect(code).toBe(2);
  });
});
