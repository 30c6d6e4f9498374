import * as oidc from 'openid-client';
import { describe, expect, test } from 'vitest';
import { hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, type App } from './openid-client-app.ts';
import { startIssuer } from './running-issuer.ts';
import { createAgeKey } from './sops-secret.ts';
import { throughPages } from './through-pages.ts';

/** What `kubectl get clients,localusers -o yaml` prints of a cluster with the Stakater operator. */
const EXPORTED = `apiVersion: v1
items:
- apiVersion: auth.stakater.com/v1alpha1
  kind: Client
  metadata:
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: |
        {"apiVersion":"auth.stakater.com/v1alpha1","kind":"Client"}
    creationTimestamp: "2026-01-01T00:00:00Z"
    generation: 2
    name: first
    namespace: dex
    resourceVersion: "4711"
    uid: 1b4e28ba-2fa1-11d2-883f-0016d3cca427
  spec:
    enabled: true
    id: first
    name: First
    public: true
    redirectURIs:
    - ${CALLBACK}
  status:
    phase: Active
- apiVersion: auth.stakater.com/v1alpha1
  kind: Client
  metadata:
    name: second
    namespace: dex
  spec:
    id: second
    name: Second
    public: true
    redirectURIs:
    - ${CALLBACK}
- apiVersion: auth.stakater.com/v1alpha1
  kind: LocalUser
  metadata:
    name: admin
    namespace: dex
  spec:
    credentialSecretRef:
      name: admin-credentials
      namespace: dex
    enabled: true
    userID: "1"
kind: List
metadata:
  resourceVersion: ""
`;

const credentials = (lines: string) => `apiVersion: v1
kind: Secret
metadata:
  name: admin-credentials
type: Opaque
stringData:
  username: admin
  email: admin@example.com
  groups: admins,users
${lines}
`;

const ADMIN = {
  sub: '1',
  name: 'admin',
  email: 'admin@example.com',
  email_verified: true,
  groups: ['admins', 'users'],
};

describe('what kubectl prints of the clients and people of a cluster', () => {
  test('signs these people in to these clients, with their Secrets in sops', async () => {
    await using key = await createAgeKey();
    const secret = await key.encrypt(credentials(`  hash: ${await hashOf(PASSWORD)}`));
    expect(secret).not.toContain('admin@example.com');
    await using issuer = await startIssuer({
      files: () => ({ 'clients/cluster.yaml': EXPORTED, 'secrets/admin.sops.yaml': secret }),
      environment: key.environment,
    });

    for (const id of ['first', 'second']) {
      const claims = await claimsOf(await discover(issuer, id), 'admin@example.com');
      expect(claims).toMatchObject({ aud: id, ...ADMIN });
    }
    expect(issuer.output()).not.toContain('admin@example.com');
  });

  test('signs in with a password that the Secret keeps, until it keeps another', async () => {
    await using key = await createAgeKey();
    const secretWith = (password: string) => key.encrypt(credentials(`  password: ${password}`));
    const secret = await secretWith(PASSWORD);
    await using issuer = await startIssuer({
      files: () => ({ 'clients/cluster.yaml': EXPORTED, 'secrets/admin.sops.yaml': secret }),
      environment: key.environment,
    });
    const app = await discover(issuer, 'first');
    expect(await claimsOf(app, 'admin')).toMatchObject(ADMIN);

    const changed = await secretWith('canary-another-password');
    await issuer.change(() => issuer.write('secrets/admin.sops.yaml', changed));

    await expect(claimsOf(app, 'admin')).rejects.toThrow('never sent the browser away');
    expect(issuer.output()).not.toContain('canary');
  });
});

async function claimsOf(app: App, login: string): Promise<oidc.IDToken | undefined> {
  const { url, checks } = await begin(app);
  const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK, { login });
  const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);
  return tokens.claims();
}
