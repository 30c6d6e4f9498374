import { getDomain } from 'tldts';

/**
 * The part of a host name that somebody registered, by the Public Suffix List: `example.com` for
 * `wiki.eu.example.com`, and `mallory.github.io`, since strangers share what stands behind it. Hosts
 * that share it belong to one owner. An address, a suffix and a name of one label are their own.
 */
export function registrableDomain(hostname: string): string {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
