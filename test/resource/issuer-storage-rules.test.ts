import { expect, test } from 'vitest';
import { faultsOfStorage } from '../../src/resource/issuer-storage-rules.ts';

const passwordRef = { env: 'IDPFILE_SECRET_STORAGE' };

test.each([
  undefined,
  {},
  { url: 'memory:' },
  { url: 'postgres://me@db/state', passwordRef },
  { url: 'redis://db.example.com:6379/1', passwordRef },
  { url: 'redis://[::1]:6379', passwordRef },
  { url: 'redis+sentinel://a:1,b:2/main', passwordRef },
])('nothing is wrong with %j', (storage) => {
  expect(faultsOfStorage(storage)).toEqual([]);
});

test.each([
  'postgres://me:hunter2@db/state',
  'postgres://db/state?user=me&password=hunter2',
  'redis://:hunter2@db',
  'rediss+cluster://:hunter2@a:1,b:2',
])('the password in %s is refused, and not repeated', (url) => {
  const faults = faultsOfStorage({ url });
  expect(faults).toEqual([
    expect.objectContaining({ rule: 'secret-plaintext', at: 'storage/url' }),
  ]);
  expect(JSON.stringify(faults)).not.toContain('hunter2');
});

test.each([{ passwordRef }, { url: 'sqlite:state.db', passwordRef }])(
  'a password for no server is refused in %j',
  (storage) => {
    expect(faultsOfStorage(storage)).toEqual([
      expect.objectContaining({ rule: 'contradiction', at: 'storage/passwordRef' }),
    ]);
  },
);

test('a reference has to name one secret', () => {
  expect(faultsOfStorage({ url: 'redis://db', passwordRef: {} })).toEqual([
    expect.objectContaining({ rule: 'missing-field', at: 'storage/passwordRef' }),
  ]);
});

const secretRef = { env: 'IDPFILE_SECRET_SEAL' };

test.each([
  { sealKey: { secretRef } },
  { url: 'sqlite:state.db', sealKey: { secretRef, previous: [{ secretRef: { name: 'old' } }] } },
  { url: 'redis://db.example.com', passwordRef, sealKey: { secretRef } },
])('a key to seal with is fine in %j', (storage) => {
  expect(faultsOfStorage(storage)).toEqual([]);
});

test('each key to seal with has to name one secret', () => {
  const sealKey = { secretRef: {}, previous: [{ secretRef: { name: 'a', env: 'b' } }] };
  expect(faultsOfStorage({ sealKey })).toEqual([
    expect.objectContaining({ rule: 'missing-field', at: 'storage/sealKey/secretRef' }),
    expect.objectContaining({
      rule: 'contradiction',
      at: 'storage/sealKey/previous/0/secretRef/env',
    }),
  ]);
});

test('a key for what is never written is refused', () => {
  expect(faultsOfStorage({ url: 'memory:', sealKey: { secretRef } })).toEqual([
    expect.objectContaining({ rule: 'contradiction', at: 'storage/sealKey' }),
  ]);
});
