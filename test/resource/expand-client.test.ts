import { describe, expect, test } from 'vitest';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { expandClient, originsOf } from '../../src/resource/expand-client.ts';
import type { ResourceOf } from '../../src/resource/resource.ts';
import { validateDocument } from '../../src/resource/validate-document.ts';
import { fileOf } from '../snapshot/tree-of.ts';

function clientOf(spec: string): ResourceOf<'Client'> {
  const text = `apiVersion: idpfile/v1\nkind: Client\nmetadata: { name: team-wiki }\nspec: ${spec}\n`;
  const parsed = parseDocuments(fileOf('clients/c.yaml', text));
  const [document] = parsed.ok ? parsed.value : [];
  const { resource, diagnostics } = document === undefined ? {} : validateDocument(document);
  if (resource?.kind !== 'Client') throw new Error(JSON.stringify(diagnostics));
  return resource;
}

const expand = (spec: string) => expandClient(clientOf(spec));

describe('the type of a client', () => {
  test.each([
    ['keeps a secret and has a redirect URI', '{ redirectURIs: [https://a.example/cb] }', 'web'],
    [
      'keeps none and lives on the web',
      '{ public: true, redirectURIs: [https://a.example/cb] }',
      'spa',
    ],
    [
      'keeps none and listens on a port',
      '{ public: true, redirectURIs: [http://localhost:3000/cb] }',
      'spa',
    ],
    [
      'keeps none and listens on any port',
      '{ public: true, redirectURIs: [http://127.0.0.1/cb] }',
      'native',
    ],
    ['has a scheme of its own', '{ public: true, redirectURIs: ["app.immich:///cb"] }', 'native'],
    ['keeps a secret and sends nobody anywhere', '{}', 'service'],
    ['has a preset', '{ app: grafana, url: https://grafana.example.com }', 'web'],
    ['says so', '{ type: native, redirectURIs: [https://a.example/cb] }', 'native'],
  ])('of one that %s', (_what, spec, type) => {
    expect(expand(spec).type).toBe(type);
  });

  test.each([
    [
      'web',
      '{ redirectURIs: [https://a.example/cb] }',
      {
        public: false,
        pkce: 'optional',
        consent: 'remember',
        grantTypes: ['authorization_code', 'refresh_token'],
      },
    ],
    [
      'spa',
      '{ type: spa, redirectURIs: [https://a.example/cb] }',
      {
        public: true,
        pkce: 'required',
        consent: 'remember',
        grantTypes: ['authorization_code', 'refresh_token'],
      },
    ],
    [
      'native',
      '{ type: native, redirectURIs: [http://127.0.0.1/cb] }',
      { public: true, pkce: 'required', consent: 'ask' },
    ],
    [
      'service',
      '{ type: service }',
      { public: false, grantTypes: ['client_credentials'], scopes: [], redirectURIs: [] },
    ],
  ])('%s fills in what the file leaves out', (_type, spec, expected) => {
    expect(expand(spec).spec).toMatchObject(expected);
  });
});

describe('a value comes from', () => {
  const client = clientOf('{ app: grafana, url: https://g.example.com, pkce: optional }');
  const { spec } = expandClient(client);

  test.each([
    ['the file before anything else', 'pkce', { kind: 'file' }, 'optional'],
    [
      'the preset',
      'redirectURIs',
      { kind: 'preset', name: 'grafana' },
      ['https://g.example.com/login/generic_oauth'],
    ],
    ['the type', 'consent', { kind: 'type', type: 'web' }, 'remember'],
    ['what holds for all', 'enabled', { kind: 'default' }, true],
    ['the name of the resource', 'id', { kind: 'default' }, 'team-wiki'],
  ] as const)('%s', (_what, field, origin, value) => {
    expect(originsOf(client).get(field)).toEqual(origin);
    expect(spec[field]).toEqual(value);
  });
});
