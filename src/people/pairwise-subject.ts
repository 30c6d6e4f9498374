import { createHmac } from 'node:crypto';
import { sectorsOf } from '../resource/sector.ts';
import type { Secret } from '../secret/secret.ts';
import type { Client } from '../snapshot/client.ts';

/**
 * The subject identifier that only one sector knows a person by (OpenID Connect Core section 8.1).
 * Without the key nobody can tell that two of them are the same person.
 * @param sub the person's own subject identifier
 */
export function pairwiseSubject(key: Secret, client: Client, sub: string): string {
  const [sector = ''] = sectorsOf(client);
  return createHmac('sha256', key.reveal())
    .update(JSON.stringify([sector, sub]))
    .digest('base64url');
}
