import { createHash } from 'node:crypto';
import type { SourceFile, SourceTree } from '../../src/tree/source-tree.ts';

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');

export function fileOf(path: string, text: string): SourceFile {
  const bytes = Buffer.from(text);
  return { path, bytes, digest: sha256(bytes) };
}

/** A tree that was never on a disk: path → text. */
export function treeOf(texts: Readonly<Record<string, string>>): SourceTree {
  const files = Object.keys(texts)
    .sort()
    .map((path) => fileOf(path, texts[path] ?? ''));
  const revision = sha256(files.map(({ path, digest }) => `${path}\0${digest}\0`).join(''));
  return { revision, files, faults: [] };
}

/** A complete Issuer; more lines go below `spec`. */
export const issuerYAML = (more = '') => `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: https://auth.example.com
${more}`;

/** A public client; more lines go below `spec`. */
export const clientYAML = (name: string, more = '') => `apiVersion: idpfile/v1
kind: Client
metadata: { name: ${name} }
spec:
  public: true
  redirectURIs: [https://${name}.example.com/callback]
${more}`;

export const userYAML = (name: string, more = '') => `apiVersion: idpfile/v1
kind: User
metadata: { name: ${name} }
spec:
  name: ${name}
${more}`;
