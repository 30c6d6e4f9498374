import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { USER_CODE_LIMITS } from '../../src/issuer/device-flow.ts';
import { describeWhere, findProgram } from '../describe-where.ts';
import { aliceFile, clientFile } from './declarations.ts';
import { askOnce, beginOnDevice, connect } from './device-app.ts';
import { HTTPBrowser } from './http-browser.ts';
import { discover, type App } from './openid-client-app.ts';
import { freePort, issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

let issuer: RunningIssuer;
let tv: App;

beforeAll(async () => {
  const adminURL = `http://127.0.0.1:${await freePort()}`;
  const alice = await aliceFile();
  const listen = '  listen: { trustProxy: [127.0.0.1, "::1"] }\n';
  issuer = await startIssuer({
    files: (url) => ({
      'issuer.yaml': issuerYAML(url, adminURL, listen),
      'users/alice.yaml': alice,
      'clients/tv.yaml': clientFile('tv', { type: 'device' }),
    }),
  });
  tv = await discover(issuer, 'tv');
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('a code that has expired', () => {
  test('is told to the device, and to the person who types it', async () => {
    const attempt = await beginOnDevice(tv);
    expireCodes(issuer);
    expect(await askOnce(tv, attempt)).toBe('expired_token');

    const browser = await new HTTPBrowser().open(attempt.verification_uri);
    await browser.submit({ user_code: attempt.user_code });
    expect(browser.html).toContain('This code has expired.');
  });
});

describe('guessing user codes', () => {
  const typeCode = async (user_code: string, address: string): Promise<HTTPBrowser> => {
    const browser = await new HTTPBrowser().open(`${issuer.url}/device`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(browser.html)?.[1] ?? '';
    return browser.open(browser.url, {
      method: 'POST',
      body: new URLSearchParams({ user_code, xsrf }),
      headers: { 'x-forwarded-for': address },
    });
  };

  test(`is over after ${USER_CODE_LIMITS.failures} wrong ones from an address, for the right one as well`, async () => {
    const { user_code } = await beginOnDevice(tv);
    for (let n = 0; n < USER_CODE_LIMITS.failures; n++) {
      expect((await typeCode('BBBB-BBBB', '192.0.2.1')).status).toBe(400);
    }
    const refused = await typeCode(user_code, '192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.html).toContain('Too many attempts.');

    const elsewhere = await typeCode(user_code, '192.0.2.2');
    expect(elsewhere.html).toContain('Does your device show exactly this code?');
  });

  test('right codes are not counted', async () => {
    for (let n = 0; n <= USER_CODE_LIMITS.failures; n++) {
      const { user_code } = await beginOnDevice(tv);
      expect((await typeCode(user_code, '192.0.2.3')).status).toBe(200);
    }
  });

  test('the page names the address that the device asked from, behind a trusted proxy', async () => {
    const response = await fetch(`${issuer.url}/device/auth`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'tv', scope: 'openid' }),
      headers: { 'x-forwarded-for': '203.0.113.7' },
    });
    const { user_code } = (await response.json()) as { user_code: string };
    expect((await typeCode(user_code, '192.0.2.4')).html).toContain('203.0.113.7');
  });
});

const curl = findProgram('curl');
describeWhere(
  'a device that has only curl',
  { isThere: curl !== undefined, lack: 'no curl found' },
  () => {
    const post = async (path: string, fields: Readonly<Record<string, string>>) => {
      const data = Object.entries(fields).flatMap(([name, value]) => ['-d', `${name}=${value}`]);
      const { stdout } = await promisify(execFile)(curl ?? '', ['-s', ...data, issuer.url + path]);
      return JSON.parse(stdout) as Record<string, string>;
    };

    test('gets a code, waits, and has its token', async () => {
      const attempt = await post('/device/auth', { client_id: 'tv', scope: 'openid email' });
      const ask = { client_id: 'tv', grant_type: GRANT, device_code: attempt['device_code'] ?? '' };
      expect((await post('/token', ask))['error']).toBe('authorization_pending');
      await connect({
        device_code: '',
        user_code: attempt['user_code'] ?? '',
        verification_uri: attempt['verification_uri'] ?? '',
        expires_in: 600,
      });
      expect(await post('/token', ask)).toMatchObject({
        token_type: 'Bearer',
        scope: 'openid email',
        access_token: expect.any(String),
        id_token: expect.any(String),
      });
    });
  },
);

/** Moves the end of every device code into the past, as ten minutes would. */
function expireCodes({ stateDirectory }: RunningIssuer): void {
  const file = readdirSync(stateDirectory).find((name) =>
    /^(?!last-good).*\.(sqlite|db)$/.test(name),
  );
  using database = new DatabaseSync(join(stateDirectory, file ?? ''));
  const { changes } = database
    .prepare(`UPDATE state SET payload = json_set(payload, '$.exp', 1) WHERE model = 'DeviceCode'`)
    .run();
  expect(changes).toBeGreaterThan(0);
}
