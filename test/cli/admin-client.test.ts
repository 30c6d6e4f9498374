import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { freePort } from '../e2e/running-issuer.ts';
import { runIdpfile } from '../e2e/idpfile-process.ts';
import { reportOf } from './status-parts.ts';

/** A server of something else than idpfile, or of a part of it. */
async function startServer(handler: RequestListener) {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const COMMANDS = [
  { words: ['status'] },
  { words: ['reload'] },
  { words: ['wait', '--timeout', '1s'] },
];

describe.each(COMMANDS)('idpfile $words.0', ({ words }) => {
  test('2 where nothing listens, with what to do', async () => {
    const server = `http://127.0.0.1:${await freePort()}`;
    const { code, stdout, stderr } = await runIdpfile([...words, '--server', server]);
    expect(stderr).toMatch(/^idpfile: [^\n]+\n$/);
    expect(stderr).toContain(`no answer from ${server} (ECONNREFUSED): is the server running?`);
    expect(stderr).toContain('--server or IDPFILE_ADMIN');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test.each([
    ['a page', '<!doctype html>'],
    ['another document', '{"status":"ok"}'],
  ])('2 where another program answers with %s', async (_, body) => {
    await using server = await startServer((_request, response) => void response.end(body));
    const { code, stderr } = await runIdpfile([...words, '--server', server.url]);
    expect(stderr).toContain(`what answers at ${server.url} is not the admin listener`);
    expect(code).toBe(2);
  });

  test('2 for an address that holds a password, which is not printed', async () => {
    const server = 'http://operator:canary-password@127.0.0.1:1';
    const { code, stderr } = await runIdpfile([...words, '--server', server]);
    expect(stderr).toMatch(
      /^idpfile: the URL of the server may not hold a user name or password$/m,
    );
    expect(stderr).not.toContain('canary');
    expect(code).toBe(2);
  });

  test('2 for an address that is no URL', async () => {
    const { code, stderr } = await runIdpfile([...words, '--server', 'localhost:9090']);
    expect(stderr).toContain('http://127.0.0.1:9090');
    expect(code).toBe(2);
  });
});

describe('idpfile wait', () => {
  test('2 when the time is up at a server that never answers', async () => {
    await using server = await startServer(() => undefined);
    const { code, stderr } = await runIdpfile(['wait', '--timeout', '1s', '--server', server.url]);
    expect(stderr).toContain('is not served after 1s: no answer from');
    expect(code).toBe(2);
  });

  test('goes on asking while a server is being started, and while its files are broken', async () => {
    let asked = 0;
    await using server = await startServer((_request, response) => {
      asked += 1;
      if (asked === 1) response.socket?.destroy();
      else if (asked === 2) response.writeHead(503).end();
      else response.end(JSON.stringify(reportOf({ isInStep: asked > 3 })));
    });
    const { code } = await runIdpfile(['wait', '--server', server.url]);
    expect(code).toBe(0);
    expect(asked).toBe(4);
  });

  test.each([
    ['a commit of six digits', ['--commit', '123456']],
    ['a commit that is a branch', ['--commit', 'main']],
    ['a timeout without a unit', ['--timeout', '30']],
    ['a commit and a revision at once', ['--commit', '1234567', '--revision', '1234567']],
  ])('2 for %s', async (_, flags) => {
    const { code, stderr } = await runIdpfile(['wait', ...flags]);
    expect(stderr).toMatch(/^error: /);
    expect(code).toBe(2);
  });

  test('says so when the server cannot tell the commit of its files', async () => {
    await using server = await startServer(
      (_request, response) => void response.end(JSON.stringify(reportOf())),
    );
    const flags = ['--commit', '1234567', '--timeout', '1s', '--server', server.url];
    const { code, stderr } = await runIdpfile(['wait', ...flags]);
    expect(stderr).toContain('cannot tell the commit of its files; wait for --revision instead');
    expect(code).toBe(2);
  });
});
