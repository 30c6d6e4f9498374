import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFile, hashOf } from './declarations.ts';
import { runIdpfile } from './idpfile-process.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { serverStatus } from './server-status.ts';
import { tokenStatus } from './token-status.ts';

const OLD = 'rotation_old-secret';
const NEW = 'rotation_new-secret';

let issuer: RunningIssuer;

beforeAll(async () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const spec = {
    type: 'service',
    secretHash: await hashOf(NEW),
    previousSecrets: [{ secretHash: await hashOf(OLD), expiresAt: inDays(6) }],
  };
  issuer = await startIssuer({ files: () => ({ 'clients/wiki.yaml': clientFile('wiki', spec) }) });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

test('status and metrics tell which secret a client uses while it has two', async () => {
  expect(await secretsOf()).toMatchObject([{ secret: 'current' }, { secret: 'previous' }]);
  expect(await tokenStatus(issuer, 'wiki', OLD)).toBe(200);
  const [current, previous] = await secretsOf();
  expect(current).not.toHaveProperty('lastUsedAt');
  expect(previous).toMatchObject({ client: 'wiki', lastUsedAt: expect.any(String) });
  const metrics = await (await fetch(`${issuer.adminURL}/metrics`)).text();
  expect(metrics).toMatch(
    /^idpfile_client_secret_last_used_timestamp_seconds\{client="wiki",secret="previous"\} \d+/m,
  );
  const text = await (await fetch(`${issuer.adminURL}/status`)).text();
  expect(text).toMatch(/wiki: the previous secret was last used at \S+ and is accepted until \S+/);
});

test('a client that uses a secret which is about to expire is warned of', () => {
  expect(issuer.output()).toMatch(/"clientId":"wiki".*a secret that is about to expire/);
});

test('lint tells when the old secret was used last, and whether it may go', async () => {
  const words = ['lint', issuer.directory, '--server', issuer.adminURL];
  const before = await runIdpfile(words);
  expect(before.stdout).toMatch(
    /old secret was last used within the hour, the current one not used/,
  );
  expect(before.stdout).toContain('it may go once the app uses the current one');

  expect(await tokenStatus(issuer, 'wiki', NEW)).toBe(200);

  const after = await runIdpfile(words);
  expect(after.stdout).toMatch(
    /old secret was last used within the hour, the current one last used/,
  );
});

test('no secret shows in what is told', async () => {
  const told = [issuer.output(), JSON.stringify(await secretsOf())].join();
  expect(told).not.toContain(OLD);
  expect(told).not.toContain(NEW);
});

async function secretsOf(): Promise<readonly object[]> {
  const { secrets } = await serverStatus(issuer);
  return secrets as readonly object[];
}
