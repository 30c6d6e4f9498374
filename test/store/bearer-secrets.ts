import { randomBytes } from 'node:crypto';
import type { Store } from '../../src/store/store.ts';

const MODELS = ['AuthorizationCode', 'RefreshToken', 'AccessToken', 'Session', 'Interaction'];

/** Writes a row of each model whose id somebody could present, and keys that name people. */
export async function writeSecrets(
  store: Store,
): Promise<Readonly<{ visible: string; hidden: readonly string[] }>> {
  const visible = 'ana-1';
  const ids: string[] = [];
  for (const model of MODELS) {
    const id = randomBytes(32).toString('base64url');
    ids.push(id);
    const names = { uid: `uid-of-${model}`, grantId: `grant-of-${model}` };
    const payload = { jti: id, ...names, returnTo: `/auth/${id}`, accountId: visible };
    await store.model(model).upsert(id, payload, 60);
  }
  await store.once('proof-of-ana', 60);
  await store.hit('ana@example.com', 60);
  return { visible, hidden: [...ids, 'proof-of-ana', 'ana@example.com'] };
}
