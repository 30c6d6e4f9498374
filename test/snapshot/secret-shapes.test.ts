import { beforeAll, describe, expect, test } from 'vitest';
import { loadAgeIdentities } from '../../src/secret/age-identities.ts';
import type { AgeIdentity } from '../../src/secret/age-identity.ts';
import type { ClientId } from '../../src/snapshot/client.ts';
import { fixtureText } from '../secret/sops-fixture.ts';
import { build, mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from './tree-of.ts';

let identities: readonly AgeIdentity[];

beforeAll(async () => {
  const key = fixtureText('generated/key-a.txt');
  ({ identities } = await loadAgeIdentities({ SOPS_AGE_KEY: key }));
});

const treeWith = (secretPath: string, text: string, secretRef: string) =>
  treeOf({
    'issuer.yaml': issuerYAML(),
    'clients/a.yaml': clientYAML('a', `  secretRef: ${secretRef}\n`).replace('true', 'false'),
    [`secrets/${secretPath}`]: text,
  });

async function secretOf(tree: ReturnType<typeof treeWith>): Promise<string | undefined> {
  const built = await build(tree, { identities });
  const credential = built.ok ? built.value.clients.get('a' as ClientId)?.credential : undefined;
  const [current] = credential?.kind === 'secrets' ? credential.accepted : [];
  return current?.kind === 'plaintext' ? current.secret.reveal() : undefined;
}

/** File below secrets/, the fixture in it, the reference, what it gives. */
const SHAPES = [
  [
    'apps.env',
    'generated/env.enc.env',
    '{ name: apps, key: GRAFANA_SECRET }',
    'abc def # not a comment',
  ],
  ['team/apps.sops.env', 'generated/env.enc.env', '{ name: apps, key: QUOTED }', '"kept quotes"'],
  ['order.json', 'generated/order.enc.json', '{ name: order, key: "10" }', 'ten'],
  ['order.sops.json', 'generated/order.enc.json', '{ name: order, key: /l/1 }', 'x'],
  ['note.sops.txt', 'generated/text.enc.txt', '{ name: note }', 'hello text'],
] as const;

describe('a sops file that is no Kubernetes Secret is the Secret with the name of its file', () => {
  test.each(SHAPES)('%s', async (path, fixture, reference, value) => {
    const tree = treeWith(path, fixtureText(fixture), reference);
    expect(await secretOf(tree)).toBe(value);
    expect(await mistakesIn(tree, { inspectWithoutIdentity: true })).toEqual([]);
  });

  test('a key that is not in it is named, with and without an age key', async () => {
    const tree = treeWith(
      'apps.env',
      fixtureText('generated/env.enc.env'),
      '{ name: apps, key: GRAFANA }',
    );
    const mistakes = [
      'clients/a.yaml:7:33 unknown-secret-key: Secret apps: there is no key "GRAFANA"; the file has GRAFANA_SECRET, QUOTED, MULTI, EMPTY, PLAIN_unencrypted, SP ',
    ];
    expect(await mistakesIn(tree, { identities })).toEqual(mistakes);
    expect(await mistakesIn(tree, { inspectWithoutIdentity: true })).toEqual(mistakes);
  });

  test('one that nobody encrypted is refused', async () => {
    const tree = treeWith('apps.env', 'WIKI=in-plaintext\n', '{ name: apps, key: WIKI }');
    const [mistake = ''] = await mistakesIn(tree, { identities });
    expect(mistake).toMatch(
      /^secrets\/apps\.env:1:1 secret-plaintext: Secret apps is not encrypted/,
    );
    expect(mistake).not.toContain('in-plaintext');
  });

  test('a value in it that was changed without sops refuses the file', async () => {
    const text = fixtureText('generated/env.enc.env').replace(/^EMPTY=.*$/m, 'EMPTY=full');
    const tree = treeWith('apps.env', text, '{ name: apps, key: GRAFANA_SECRET }');
    expect((await mistakesIn(tree, { identities })).join()).toContain('secret-undecryptable');
  });
});
