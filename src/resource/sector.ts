type SectorFields = Readonly<{
  sectorIdentifierURI?: string | undefined;
  redirectURIs: readonly string[];
}>;

/**
 * The sites that a client belongs to: the host of its sectorIdentifierURI, else those of its
 * redirect URIs (OpenID Connect Core section 8.1). An app with a scheme of its own is a site by it.
 */
export function sectorsOf({ sectorIdentifierURI, redirectURIs }: SectorFields): readonly string[] {
  const uris = sectorIdentifierURI === undefined ? redirectURIs : [sectorIdentifierURI];
  return [...new Set(uris.filter((uri) => URL.canParse(uri)).map(siteOf))];
}

function siteOf(uri: string): string {
  const { protocol, host } = new URL(uri);
  return protocol === 'https:' || protocol === 'http:' ? host : protocol;
}
