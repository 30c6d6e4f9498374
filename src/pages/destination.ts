/** Where an app lives, as far as a person can judge it by its redirect URI. */
export type RedirectDestination =
  | Readonly<{ kind: 'site'; host: string }>
  | Readonly<{ kind: 'device' }>
  | Readonly<{ kind: 'app'; scheme: string }>;

/** The same, or the device whose code somebody typed in (RFC 8628). */
export type Destination = RedirectDestination | Readonly<{ kind: 'otherDevice' }>;

const LOOPBACK_HOST =
  /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\])$/;

/**
 * Says where a redirect URI leads: a site by its host, in punycode and with the port when it is not
 * the default one; this device for loopback addresses (RFC 8252 §7.3); an app for private-use
 * schemes (RFC 8252 §7.1).
 *
 * @throws TypeError when the text is not an absolute URI.
 */
export function destinationOf(redirectURI: string): RedirectDestination {
  const { protocol, hostname, host } = new URL(redirectURI);
  if (protocol !== 'https:' && protocol !== 'http:') {
    return { kind: 'app', scheme: protocol.slice(0, -1) };
  }
  return LOOPBACK_HOST.test(hostname) ? { kind: 'device' } : { kind: 'site', host };
}
