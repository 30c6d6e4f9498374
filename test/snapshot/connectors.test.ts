import { describe, expect, test } from 'vitest';
import { mistakesIn } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf, userYAML } from './tree-of.ts';

const connectorYAML = (spec: string) => `apiVersion: idpfile/v1
kind: Connector
metadata: { name: github }
spec: ${spec}
`;

const GITHUB = connectorYAML(
  '{ type: github, name: GitHub, clientID: Iv1.abc, clientSecretRef: { name: github }, allowedOrgs: [acme] }',
);

const mistakesOf = (files: Readonly<Record<string, string>>) =>
  mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), ...files }));

describe('a Connector', () => {
  test('is refused by name, for nobody could sign in through it yet', async () => {
    expect(await mistakesOf({ 'connectors/github.yaml': GITHUB })).toEqual([
      'connectors/github.yaml:2:7 kind-not-served: kind Connector is not yet served by this version (take the file out of the directory; nothing of it would have an effect)',
    ]);
  });

  test('is checked all the same', async () => {
    const files = { 'connectors/github.yaml': connectorYAML('{ type: githob }') };
    expect(await mistakesOf(files)).toEqual([
      'connectors/github.yaml:4:15 not-allowed-value: spec.type cannot be "githob" (did you mean github?)',
    ]);
  });

  const named = {
    'clients/a.yaml': clientYAML('a', '  allowedConnectors: [githup]'),
    'users/alice.yaml': userYAML('alice', '  identities: [{ connector: githup, subject: "1" }]'),
  };

  test('has to exist where a client or a user names it', async () => {
    const mistakes = await mistakesOf({ 'connectors/github.yaml': GITHUB, ...named });
    expect(mistakes.filter((mistake) => mistake.includes('unknown-reference'))).toEqual([
      'clients/a.yaml:7:23 unknown-reference: no connector is called "githup" (did you mean github?)',
      'users/alice.yaml:6:29 unknown-reference: no connector is called "githup" (did you mean github?)',
    ]);
  });

  test('that exists leaves nothing to say but that it is not served', async () => {
    const right = Object.fromEntries(
      Object.entries(named).map(([path, text]) => [path, text.replace('githup', 'github')]),
    );
    const mistakes = await mistakesOf({ 'connectors/github.yaml': GITHUB, ...right });
    expect(mistakes.map((mistake) => / ([\w-]+): /.exec(mistake)?.[1])).toEqual([
      'field-not-served',
      'kind-not-served',
      'field-not-served',
    ]);
  });

  test('is declared once', async () => {
    const files = { 'connectors/a.yaml': GITHUB, 'connectors/b.yaml': GITHUB };
    const duplicates = (await mistakesOf(files)).filter((text) => text.includes('duplicate'));
    expect(duplicates).toEqual([
      expect.stringMatching(/^connectors\/b\.yaml:3:19 duplicate-name: name "github"/),
    ]);
  });
});
