import { describe, expect, test } from 'vitest';
import { applyTextEdits, createFixLocator } from '../../src/document/text-edits.ts';
import { readResources } from '../../src/snapshot/read-resources.ts';
import { mistakesIn } from '../snapshot/build-for-test.ts';
import { clientYAML, fileOf, issuerYAML, treeOf } from '../snapshot/tree-of.ts';

/** As `kubectl get clients -o yaml` prints it, with everything the API server added. */
const FROM_KUBECTL = `apiVersion: v1
items:
- apiVersion: auth.stakater.com/v1alpha1
  kind: Client
  metadata:
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: |
        {"apiVersion":"auth.stakater.com/v1alpha1","kind":"Client"}
    creationTimestamp: "2026-01-01T00:00:00Z"
    finalizers:
    - auth.stakater.com/finalizer
    generation: 1
    name: first
    namespace: dex
    resourceVersion: "4711"
    uid: 1b4e28ba-2fa1-11d2-883f-0016d3cca427
  spec:
    id: first
    name: First
    public: true
    redirectURIs:
    - https://first.example.com/callback
  status:
    conditions:
    - type: Ready
- apiVersion: auth.stakater.com/v1alpha1
  kind: Client
  metadata:
    name: second
  spec:
    id: second
    name: Second
    public: true
    redirectURIs:
    - https://second.example.com/callback
kind: List
metadata:
  resourceVersion: ""
`;

/** A List of resources that were written on their own. */
const listOf = (...items: readonly string[]) =>
  `apiVersion: v1\nkind: List\nitems:\n${items.map(asItem).join('')}`;

const asItem = (yaml: string) =>
  yaml
    .trim()
    .split('\n')
    .map((line, index) => `${index === 0 ? '- ' : '  '}${line}\n`)
    .join('');

const mistakesOf = (list: string) =>
  mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), 'clients/list.yaml': list }));

describe('a List', () => {
  test('is read as the resources it holds, with what Kubernetes added ignored', () => {
    const { resources, diagnostics } = readResources(fileOf('clients/list.yaml', FROM_KUBECTL));
    expect(diagnostics).toEqual([]);
    expect(resources.map(({ kind, value }) => `${kind} ${value.metadata.name}`)).toEqual([
      'Client first',
      'Client second',
    ]);
  });

  test('may hold several kinds, and stand beside other documents in one file', () => {
    const group = 'apiVersion: idpfile/v1\nkind: Group\nmetadata: { name: staff }\nspec: {}\n';
    const file = fileOf('x.yaml', `${clientYAML('a')}---\n${listOf(clientYAML('b'), group)}`);
    const { resources, diagnostics } = readResources(file);
    expect(diagnostics).toEqual([]);
    expect(resources.map(({ value }) => value.metadata.name)).toEqual(['a', 'b', 'staff']);
  });

  test('may be empty', async () => {
    expect(await mistakesOf('apiVersion: v1\nkind: List\nitems: []\n')).toEqual([]);
  });
});

describe('a mistake in a List', () => {
  test('is told where it is, and hides no other item', async () => {
    const wrong = clientYAML('b', '  pkce: off');
    const file = fileOf('x.yaml', listOf(clientYAML('a'), wrong, clientYAML('c')));
    const { resources, broken, diagnostics } = readResources(file);
    expect(resources.map(({ value }) => value.metadata.name)).toEqual(['a', 'c']);
    expect(broken).toEqual([{ kind: 'Client', name: 'b' }]);
    const [mistake, ...rest] = diagnostics;
    expect(rest).toEqual([]);
    expect(mistake).toMatchObject({
      rule: 'not-allowed-value',
      pointer: '/items/1/spec/pkce',
      message: 'spec.pkce cannot be "off"',
      place: { range: { start: { line: 16, column: 11 } } },
    });
  });

  test('is mended inside the List', () => {
    const wrong = clientYAML('b').replace('redirectURIs', 'redirectUris');
    const list = listOf(clientYAML('a'), wrong);
    const file = fileOf('x.yaml', list);
    const fixes = readResources(file).diagnostics.flatMap(({ fix }) => (fix ? [fix] : []));
    const edits = fixes.flatMap((fix) => createFixLocator(file)(fix) ?? []);
    const mended = Buffer.from(applyTextEdits(file, edits)).toString();
    expect(mended).toBe(listOf(clientYAML('a'), clientYAML('b')));
  });

  test.each([
    [
      'another List',
      listOf('apiVersion: v1\nkind: List\nitems: []\n', clientYAML('a')),
      [
        'clients/list.yaml:5:9 unknown-kind: a List holds no other List (put its items into the outer one)',
      ],
    ],
    [
      'an item that is no mapping',
      'apiVersion: v1\nkind: List\nitems: [x]\n',
      ['clients/list.yaml:3:9 wrong-type: items[0] must be a mapping, this is a text'],
    ],
    [
      'an item without a kind',
      'apiVersion: v1\nkind: List\nitems:\n- metadata: { name: a }\n',
      [
        expect.stringMatching(
          /^clients\/list\.yaml:4:3 unknown-kind: the document has no apiVersion/,
        ),
      ],
    ],
    [
      'no items',
      'apiVersion: v1\nkind: List\n',
      [expect.stringMatching(/^clients\/list\.yaml:1:1 missing-field: the document has no items/)],
    ],
    [
      'a field that a List has not',
      'apiVersion: v1\nkind: List\nitem: []\nitems: []\n',
      [expect.stringMatching(/^clients\/list\.yaml:3:1 unknown-field: unknown field "item"/)],
    ],
    [
      'a resource that exists already',
      listOf(clientYAML('a'), clientYAML('a')),
      [
        expect.stringMatching(/^clients\/list\.yaml:12:21 duplicate-client-id: /),
        expect.stringMatching(/^clients\/list\.yaml:12:21 duplicate-name: /),
      ],
    ],
    [
      'its own kind in the words of the API',
      FROM_KUBECTL.replace('v1\nitems', 'auth.stakater.com/v1alpha1\nitems').replace(
        'kind: List',
        'kind: ClientList',
      ),
      [
        'clients/list.yaml:36:7 unknown-kind: unknown kind "ClientList" of apiVersion auth.stakater.com/v1alpha1 (write kind: List of apiVersion v1)',
      ],
    ],
  ])('%s', async (_what, list, expected) => {
    expect(await mistakesOf(list)).toEqual(expected);
  });

  test('a Secret in plaintext is one there too', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { secret: planted }\n';
    const [mistake, ...rest] = await mistakesOf(listOf(secret));
    expect(rest).toEqual([]);
    expect(mistake).toMatch(/^clients\/list\.yaml:6:21 secret-plaintext: .*a file of its own/);
    expect(mistake).not.toContain('planted');
  });

  test('a List that sops encrypted is refused as a whole', async () => {
    const list = `${listOf(clientYAML('a'))}sops: { mac: x }\n`;
    expect(await mistakesOf(list)).toEqual([
      'clients/list.yaml:10:1 secret-undecryptable: a List that sops encrypted is not read (write each Secret to a file of its own below secrets/ and encrypt that)',
    ]);
  });
});
