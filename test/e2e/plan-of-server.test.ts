import { cpSync, rmSync } from 'node:fs';
import { ClientSecretBasic } from 'openid-client';
import { expect, test } from 'vitest';
import { createRepository, describeWithGit } from '../tree/git-work-tree.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { runIdpfile } from './idpfile-process.ts';
import { CALLBACK, discover, signIn } from './openid-client-app.ts';
import { startIssuer } from './running-issuer.ts';

const SECRET = 'plan-of-server_e2e-secret';

describeWithGit('idpfile plan --server', () => {
  test('says how many sessions and refresh tokens end with a client that goes', async () => {
    const secretHash = await hashOf(SECRET);
    const app = { redirectURIs: [CALLBACK], secretHash, refreshTokens: true };
    const files = {
      'users/alice.yaml': await aliceFile(),
      'clients/wiki.yaml': clientFile('wiki', app),
      'clients/chat.yaml': clientFile('chat', app),
    };
    await using issuer = await startIssuer({ files: () => files });
    const wiki = await discover(issuer, 'wiki', ClientSecretBasic(SECRET));
    await signIn(wiki);
    await signIn(wiki);

    using copy = createTemporaryDirectory();
    cpSync(issuer.directory, copy.at('idp'), { recursive: true });
    createRepository(copy.path);
    const plan = (...words: readonly string[]) =>
      runIdpfile(['plan', copy.at('idp'), '--server', issuer.adminURL, ...words]);
    expect((await plan()).stdout).toContain('No changes');

    rmSync(copy.at('idp/clients/wiki.yaml'));
    rmSync(copy.at('idp/clients/chat.yaml'));
    const { stdout } = await plan();
    expect(stdout).toMatch(/- Client wiki .*\n {4}= 2 sessions and 2 refresh tokens end\n/);
    expect(stdout).toMatch(/- Client chat .*\n {4}= 0 sessions and 0 refresh tokens end\n/);
    const { changes } = JSON.parse((await plan('-f', 'json')).stdout);
    expect(changes).toContainEqual(
      expect.objectContaining({ name: 'wiki', ends: { sessions: 2, refreshTokens: 2 } }),
    );
  });
});
