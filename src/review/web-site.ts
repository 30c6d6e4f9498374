import { isLoopbackHost } from '../resource/redirect-uri.ts';
import type { Client } from '../snapshot/client.ts';
import { registrableDomain } from './registrable-domain.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

/** The host of an address of the web that is not on the device itself; undefined for all others. */
export function webHostOf(uri: string): string | undefined {
  const url = URL.parse(uri);
  if (url === null || !/^https?:$/.test(url.protocol) || isLoopbackHost(url.hostname)) {
    return undefined;
  }
  return url.hostname;
}

/** Whether an address leads to whatever program listens on the device of the person. */
export function isOnDevice(uri: string): boolean {
  const url = URL.parse(uri);
  return url !== null && /^https?:$/.test(url.protocol) && isLoopbackHost(url.hostname);
}

/** Registrable domains that an app's redirect URIs lead to. */
export function sitesOf({ redirectURIs }: Pick<Client, 'redirectURIs'>): ReadonlySet<string> {
  return new Set(
    redirectURIs.flatMap((uri) => {
      const host = webHostOf(uri);
      return host === undefined ? [] : [registrableDomain(host)];
    }),
  );
}

const inUse = new WeakMap<ReviewedRevision, ReadonlySet<string>>();

/** Every site that some app of a revision, or the issuer, is at. */
export function sitesInUse(revision: ReviewedRevision): ReadonlySet<string> {
  const known = inUse.get(revision);
  if (known !== undefined) return known;
  const { clients, issuer } = revision.snapshot;
  const found = new Set(sitesOf({ redirectURIs: [issuer.url] }));
  for (const client of clients.values()) for (const site of sitesOf(client)) found.add(site);
  inUse.set(revision, found);
  return found;
}
