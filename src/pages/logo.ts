import { createHash } from 'node:crypto';

/** An image at an address that changes with its content, so it may be kept for ever. */
export type Logo = Readonly<{ path: string; body: Uint8Array; contentType: string }>;

export function createLogo({
  bytes,
  contentType,
}: Readonly<{ bytes: Uint8Array; contentType: string }>): Logo {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { path: `/assets/logo-${digest}`, body: bytes, contentType };
}
