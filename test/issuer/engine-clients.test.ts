import { hash } from 'bcrypt';
import { Provider } from 'oidc-provider';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clientSettings } from '../../src/issuer/client-settings.ts';
import { engineShapeOf } from '../../src/issuer/engine-shape.ts';
import { createEngineAdapter } from '../../src/issuer/engine-adapter.ts';
import { installClients } from '../../src/issuer/engine-clients.ts';
import { ClientSecretVerifier } from '../../src/secret/client-secret-verifier.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { Secret } from '../../src/secret/secret.ts';
import { privateJwk, type SigningKey } from '../../src/secret/signing-keys.ts';
import type { AcceptedSecret, Client } from '../../src/snapshot/client.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { snapshotOf } from '../people/people.ts';
import { build } from '../snapshot/build-for-test.ts';
import { clientYAML, issuerYAML } from '../snapshot/tree-of.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';
import { client } from './clients.ts';

let signingKeys: readonly SigningKey[];
let current: CurrentSnapshot;
let engine: Provider;

beforeAll(async () => {
  signingKeys = await generateSigningKeys();
});

beforeEach(() => {
  current = new CurrentSnapshot(snapshotOf([]));
  engine = new Provider('https://auth.example.com', {
    ...clientSettings(engineShapeOf(current.get())),
    adapter: createEngineAdapter(createMemoryStore()),
    cookies: { keys: ['cookie-signing-key'] },
    features: { devInteractions: { enabled: false } },
    jwks: { keys: signingKeys.map(privateJwk) },
  });
  installClients(engine, current, new ClientSecretVerifier(), { note: () => undefined });
});

const publish = (...clients: readonly Client[]) => current.publish(snapshotOf([], clients));

describe('the clients of the engine', () => {
  test('a client file that did not change keeps its instance across reloads, a changed one does not', async () => {
    using directory = createTemporaryDirectory();
    directory.write('issuer.yaml', issuerYAML());
    directory.write('clients/wiki.yaml', clientYAML('wiki'));
    directory.write('clients/shop.yaml', clientYAML('shop'));
    const before = await readTree(directory.path);
    current.publish(await snapshotFrom(before));
    const [wiki, shop] = [await engine.Client.find('wiki'), await engine.Client.find('shop')];
    expect(shop?.clientName).toBe('Shop');

    directory.write('clients/shop.yaml', clientYAML('shop', '  name: New shop\n'));
    current.publish(await snapshotFrom(await readTree(directory.path, { previous: before })));
    expect(await engine.Client.find('wiki')).toBe(wiki);
    expect(await engine.Client.find('shop')).not.toBe(shop);
    expect((await engine.Client.find('shop'))?.clientName).toBe('New shop');
  });

  test('asking twice gives the same instance', async () => {
    publish(client('wiki'));
    expect(await engine.Client.find('wiki')).toBeDefined();
    expect(await engine.Client.find('wiki')).toBe(await engine.Client.find('wiki'));
  });

  test('a client that is not there, was removed or is disabled is not found', async () => {
    publish(client('wiki'), client('off', { enabled: false }));
    expect(await engine.Client.find('nobody')).toBeUndefined();
    expect(await engine.Client.find('__proto__')).toBeUndefined();
    expect(await engine.Client.find('off')).toBeUndefined();
    expect(await engine.Client.find('wiki')).toBeDefined();
    publish();
    expect(await engine.Client.find('wiki')).toBeUndefined();
  });

  test('a request goes on seeing the client it began with', async () => {
    publish(client('wiki', { name: 'before' }));
    await current.pin(async () => {
      publish(client('wiki', { name: 'after' }));
      expect((await engine.Client.find('wiki'))?.clientName).toBe('before');
    });
    expect((await engine.Client.find('wiki'))?.clientName).toBe('after');
  });
});

const withSecret = (...accepted: [AcceptedSecret, ...AcceptedSecret[]]): Partial<Client> => ({
  credential: { kind: 'secrets', accepted },
});

describe('the secret of a client', () => {
  const secretFits = async (presented: string) =>
    (await engine.Client.find('wiki'))?.compareClientSecret(presented);

  test('is compared with its hash, and neither the hash nor the placeholder is a secret', async () => {
    const hashed = await hash('the secret', 4);
    publish(client('wiki', withSecret({ kind: 'hash', hash: hashed })));
    const placeholder = (await engine.Client.find('wiki'))?.clientSecret ?? '';
    expect(placeholder).not.toBe('');
    expect(await secretFits('the secret')).toBe(true);
    expect(await secretFits('another secret')).toBe(false);
    expect(await secretFits(hashed)).toBe(false);
    expect(await secretFits(placeholder)).toBe(false);
  });

  test('is compared with the plain text where that is known', async () => {
    publish(client('wiki', withSecret({ kind: 'plaintext', secret: new Secret('the secret') })));
    expect(await secretFits('the secret')).toBe(true);
    expect(await secretFits('another secret')).toBe(false);
  });

  test('is accepted beside the current one until it expires', async () => {
    const hour = 3_600_000;
    publish(
      client(
        'wiki',
        withSecret(
          { kind: 'hash', hash: await hash('current', 4) },
          { kind: 'hash', hash: await hash('previous', 4), expiresAt: Date.now() + hour },
          { kind: 'plaintext', secret: new Secret('known'), expiresAt: Date.now() + hour },
          { kind: 'hash', hash: await hash('expired', 4), expiresAt: Date.now() - 1 },
        ),
      ),
    );
    for (const secret of ['current', 'previous', 'known']) {
      expect(await secretFits(secret), secret).toBe(true);
    }
    expect(await secretFits('expired')).toBe(false);
  });

  test('is another one as soon as the file says so, and the old one is refused', async () => {
    for (const secret of ['first', 'second']) {
      publish(client('wiki', withSecret({ kind: 'hash', hash: await hash(secret, 4) })));
      expect(await secretFits(secret)).toBe(true);
    }
    expect(await secretFits('first')).toBe(false);
  });
});

async function snapshotFrom(tree: SourceTree): Promise<Snapshot> {
  const built = await build(tree);
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.value;
}
