import { isIP } from 'node:net';

/** Name or address, and perhaps a port (RFC 9112 section 3.2). */
const HOST = /^(?:\[([0-9a-f:.]+)\]|([^[\]:@/?#\\\s]+))(?::\d+)?$/i;

/**
 * Whether a request that names this host was meant for the admin listener. A page in a browser can
 * make any name of its own point to this machine (DNS rebinding), but neither an IP address nor
 * `localhost`.
 */
export function isAdminHost(header: string | undefined, configured: string): boolean {
  const [, address, name] = HOST.exec(header ?? '') ?? [];
  const host = (address ?? name)?.toLowerCase();
  if (host === undefined) return false;
  return isIP(host) !== 0 || host === 'localhost' || host === configured.toLowerCase();
}
