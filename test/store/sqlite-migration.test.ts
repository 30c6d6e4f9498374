import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { digestOf } from '../../src/store/at-rest.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** The tables as the first version made them. */
const FIRST_VERSION = `
  CREATE TABLE state (
    key BLOB NOT NULL PRIMARY KEY, model TEXT NOT NULL, payload TEXT NOT NULL,
    uid BLOB, user_code BLOB, grant_id BLOB, expires_at INTEGER, consumed_at INTEGER
  ) STRICT;
  CREATE INDEX state_uid ON state (uid) WHERE uid IS NOT NULL;
  CREATE INDEX state_user_code ON state (user_code) WHERE user_code IS NOT NULL;
  CREATE INDEX state_grant_id ON state (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX state_expires_at ON state (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE counters (
    key BLOB NOT NULL PRIMARY KEY, count INTEGER NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX counters_expires_at ON counters (expires_at);
  PRAGMA application_id = 0x69647066;
  PRAGMA user_version = 1;
`;

/** What the second version added. */
const SECOND_VERSION = `
  ALTER TABLE state ADD COLUMN client_id TEXT;
  ALTER TABLE state ADD COLUMN account_id TEXT;
  ALTER TABLE state ADD COLUMN source_client_id TEXT;
  CREATE INDEX state_client_id ON state (client_id) WHERE client_id IS NOT NULL;
  CREATE INDEX state_account_id ON state (account_id) WHERE account_id IS NOT NULL;
  CREATE INDEX state_source_client_id ON state (source_client_id)
    WHERE source_client_id IS NOT NULL;
  PRAGMA user_version = 2;
`;

test('the file of the first version goes on working, and knows whose its rows are', async () => {
  const path = join(await temporaryDirectory(), 'state.db');
  const file = new DatabaseSync(path);
  file.exec(FIRST_VERSION);
  const insert = file.prepare(
    'INSERT INTO state (key, model, payload, uid, grant_id) VALUES (?, ?, ?, ?, ?)',
  );
  const add = (
    model: string,
    id: string,
    text: string,
    names: Readonly<Record<string, string>> = {},
  ) =>
    insert.run(
      digestOf(model, 'id', id),
      model,
      text,
      names['uid'] === undefined ? null : digestOf(model, 'uid', names['uid']),
      names['grantId'] === undefined ? null : digestOf(model, 'grantId', names['grantId']),
    );
  const grant = '{"jti":"\u0001","clientId":"wiki","accountId":"ana"}';
  add('Grant', 'grant', grant);
  const token = '{"jti":"\u0001","clientId":"wiki","accountId":"ana","grantId":"grant"}';
  add('AccessToken', 'token', token, { grantId: 'grant' });
  add('ClientCredentials', 'own', '{"clientId":"bot"}');
  const session = '{"jti":"\u0001","accountId":"ana","authorizations":{"wiki":{"sid":"s-1"}}}';
  add('Session', 'session', session, { uid: 'uid-1' });
  add('Consent', 'consent', '{"scopes":["openid"]}');
  file.close();

  const store = await openSqliteStore(path);

  const found = { jti: 'grant', clientId: 'wiki', accountId: 'ana' };
  expect(await store.model('Grant').find('grant')).toEqual(found);
  expect(await store.owners('client')).toEqual(['bot', 'wiki']);
  expect(await store.owners('account')).toEqual(['ana']);
  const [ana, ended] = [{ kind: 'account', id: 'ana' } as const, vi.fn()];
  const until = await store.mark();
  expect(await store.revoke([ana], { until, onEnded: ended })).toBe(2);
  expect(ended.mock.calls).toEqual([[{ accountId: 'ana', clientId: 'wiki', sid: 's-1' }]]);
  expect(await store.model('Grant').find('grant')).toBeUndefined();
  expect(await store.model('AccessToken').find('token')).toBeDefined();
  expect(await store.model('ClientCredentials').find('own')).toBeDefined();
  // Nobody could tell whose decision that was.
  expect(await store.model('Consent').find('consent')).toBeUndefined();
  await store.close();
  await (await openSqliteStore(path)).close();
});

test('the file of the second version goes on working, and keeps leases and documents', async () => {
  const path = join(await temporaryDirectory(), 'state.db');
  const file = new DatabaseSync(path);
  file.exec(FIRST_VERSION + SECOND_VERSION);
  file
    .prepare('INSERT INTO state (key, model, payload, client_id) VALUES (?, ?, ?, ?)')
    .run(digestOf('Grant', 'id', 'grant'), 'Grant', '{"clientId":"wiki"}', 'wiki');
  file.close();

  const store = await openSqliteStore(path);

  expect(await store.model('Grant').find('grant')).toEqual({ clientId: 'wiki' });
  expect(await store.lease('task', 'one', 60)).toBe(1);
  expect(await store.createDocument('name', 'text')).toBe('text');
  await store.close();
  const again = await openSqliteStore(path);
  expect(await again.lease('task', 'two', 60)).toBeUndefined();
  expect(await again.document('name')).toBe('text');
  await again.close();
});
