import { hash } from 'node:crypto';

export type GitObjectKind = 'commit' | 'tree' | 'blob' | 'tag';

/** Whether a text is the full id of an object: 40 digits in most repositories, 64 with SHA-256. */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/**
 * The id of an object, in lower-case hex.
 * @param digits how long the ids of its repository are, which tells the hash
 */
export function computeObjectId(kind: GitObjectKind, content: Uint8Array, digits: number): string {
  const header = Buffer.from(`${kind} ${content.length}\0`);
  return hash(digits === 64 ? 'sha256' : 'sha1', Buffer.concat([header, content]), 'hex');
}
