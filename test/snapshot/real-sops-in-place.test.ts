import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffSnapshots } from '../../src/snapshot/diff-snapshots.ts';
import { identityOf } from '../secret/sops-fixture.ts';
import { describeWithSops, runSops } from '../secret/sops-program.ts';
import { build } from './build-for-test.ts';
import { issuerYAML, treeOf } from './tree-of.ts';

const [key, otherKey] = [await generateX25519Identity(), await generateX25519Identity()];
const [identity, other] = [await identityOf(key), await identityOf(otherKey)];

const PERSON = `# Ann, of the office
apiVersion: idpfile/v1
kind: User
metadata:
  name: ann
spec:
  email: ann@hidden.example # private
  groups: [staff]
  emailVerified: true
  attributes: { floor: 3, share: 0.5 }
  expiresAt: 2031-01-31T00:00:00Z
  passwordHash: $2b$04$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy
`;

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'idpfile-sops-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function writeRules(recipients: string): Promise<void> {
  const rule = { age: recipients, encrypted_regex: '^(email|passwordHash|emailVerified|share)$' };
  await writeFile(join(directory, '.sops.yaml'), JSON.stringify({ creation_rules: [rule] }));
}

async function served() {
  const text = await readFile(join(directory, 'ann.yaml'), 'utf8');
  const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'users/ann.yaml': text });
  const built = await build(tree, { identities: [identity] });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.value;
}

describeWithSops('a person in a file that the sops program encrypted in part', () => {
  test('is read, is the same after sops updatekeys, and changes by sops set', async () => {
    const sops = (...words: string[]) => runSops(words, { cwd: directory, key });
    await writeRules(identity.recipient);
    await writeFile(join(directory, 'ann.yaml'), PERSON);
    await sops('encrypt', '--in-place', 'ann.yaml');
    const first = await served();
    expect([...first.usersBySub.values()]).toMatchObject([
      {
        email: 'ann@hidden.example',
        emailVerified: true,
        attributes: { floor: 3, share: 0.5 },
        expiresAt: Date.parse('2031-01-31T00:00:00Z'),
      },
    ]);

    await writeRules(`${identity.recipient},${other.recipient}`);
    await sops('updatekeys', '--yes', 'ann.yaml');
    expect(await readFile(join(directory, 'ann.yaml'), 'utf8')).toContain(other.recipient);
    const rewrapped = await served();
    expect(diffSnapshots(first, rewrapped).users).toMatchObject({ changed: [], removed: [] });

    await sops('set', 'ann.yaml', '["spec"]["email"]', '"ann@other.example"');
    expect(diffSnapshots(rewrapped, await served()).users.changed).toMatchObject([
      { fields: ['email'] },
    ]);
  });
});
