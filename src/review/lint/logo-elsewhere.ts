import { registrableDomain } from '../registrable-domain.ts';
import { pointerOfField } from '../field-place.ts';
import { declaredClients } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';

/** Whoever serves a logo learns who signs in when, and can show people another one. */
export const logoElsewhere: LintRule = {
  name: 'logo-elsewhere',
  find: (revision) =>
    declaredClients(revision).flatMap(({ client, document }) => {
      const { logoURL, clientURI, redirectURIs } = client;
      if (logoURL === undefined) return [];
      const site = siteOf(logoURL);
      const own = [revision.snapshot.issuer.url, clientURI, ...redirectURIs].map(siteOf);
      if (site === undefined || own.includes(site)) return [];
      return [
        {
          document,
          ...pointerOfField(document, 'logoURL'),
          part: 'value',
          message: `the logo of client ${client.id} comes from ${site}, a site of neither the app nor the issuer`,
          help: 'serve the logo where the app is',
        },
      ];
    }),
};

function siteOf(uri: string | undefined): string | undefined {
  const hostname = uri === undefined ? undefined : URL.parse(uri)?.hostname;
  return hostname === undefined || hostname === '' ? undefined : registrableDomain(hostname);
}
