import type { Client } from '../../snapshot/client.ts';
import { pointerOfField } from '../field-place.ts';
import { registrableDomain } from '../registrable-domain.ts';
import { declaredClients } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';

/** Whoever serves a logo learns who signs in when, and can show people another one. */
export const logoElsewhere: LintRule = {
  name: 'logo-elsewhere',
  find: (revision) => {
    const home = siteOf(revision.snapshot.issuer.url);
    return declaredClients(revision).flatMap(({ client, document }) => {
      const site = client.logoURL === undefined ? undefined : siteOf(client.logoURL);
      if (site === undefined || site === home || isAt(client, site)) return [];
      return [
        {
          document,
          ...pointerOfField(document, 'logoURL'),
          part: 'value',
          message: `the logo of client ${client.id} comes from ${site}, a site of neither the app nor the issuer`,
          help: 'serve the logo where the app is',
        },
      ];
    });
  },
};

function isAt({ clientURI, redirectURIs }: Client, site: string): boolean {
  return [clientURI, ...redirectURIs].some((uri) => siteOf(uri) === site);
}

function siteOf(uri: string | undefined): string | undefined {
  const hostname = uri === undefined ? undefined : URL.parse(uri)?.hostname;
  return hostname === undefined || hostname === '' ? undefined : registrableDomain(hostname);
}
