import { expect, test } from 'vitest';
import { describeWhere } from '../describe-where.ts';
import { freePort, issuerYAML } from './running-issuer.ts';
import { runServe, withDirectory } from './serve-directory.ts';
import { PASSWORD_VARIABLE, STATE_SERVERS } from './shared-state.ts';

const PASSWORD = 'not-the-password-hunter2';

/** Serves a directory whose state is at that URL; resolves when the server has given up. */
async function serveWith(url: string, more = `passwordRef: { env: ${PASSWORD_VARIABLE} }`) {
  const [port, adminPort] = [await freePort(), await freePort()];
  const storage = `  storage: { url: "${url}", ${more} }\n`;
  await using directory = await withDirectory({
    'issuer.yaml': issuerYAML(`http://localhost:${port}`, `http://127.0.0.1:${adminPort}`, storage),
  });
  const { code, stdout, stderr } = await runServe(directory, { [PASSWORD_VARIABLE]: PASSWORD });
  return { code, output: stdout + stderr };
}

test.each([
  ['redis://127.0.0.1:9', 'cannot reach Redis as spec.storage.url names it'],
  ['postgres://me@127.0.0.1:9/state', 'cannot open the PostgreSQL database of spec.storage.url'],
])('a server whose store is away at the start says so and ends: %s', async (url, message) => {
  const { code, output } = await serveWith(url);
  expect(output).toContain(message);
  expect(output).toContain('ECONNREFUSED');
  expect(output).not.toContain(PASSWORD);
  expect(code).toBe(2);
});

test('a URL with a password is refused, and not repeated', async () => {
  const { code, output } = await serveWith(`redis://:${PASSWORD}@127.0.0.1:9`, '');
  expect(output).toContain('secret-plaintext');
  expect(output).not.toContain(PASSWORD);
  expect(code).toBe(1);
});

for (const { name, where, start } of STATE_SERVERS) {
  describeWhere(name, where, () => {
    test('a wrong password is an error that does not tell it', { timeout: 60_000 }, async () => {
      await using server = await start();
      const { code, output } = await serveWith(server.urlWithoutPassword);
      expect(output).toMatch(/WRONGPASS|password authentication failed/);
      expect(output).not.toContain(PASSWORD);
      expect(code).toBe(2);
    });
  });
}
