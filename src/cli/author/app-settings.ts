import type { ExpandedClient } from '../../resource/expand-client.ts';
import { presets } from '../../resource/presets.ts';
import { resourcesOf, type AuthoredDirectory } from './authored-directory.ts';

/**
 * What has to be entered in an app, a line each.
 * @param secret where its secret is, or the secret itself; undefined for a client that keeps none
 */
export function appSettings(
  directory: AuthoredDirectory,
  { spec }: ExpandedClient,
  secret: string | undefined,
): string {
  const preset = spec.app === undefined ? undefined : presets().get(spec.app);
  const issuer = resourcesOf(directory, 'Issuer')[0]?.value.spec.url;
  const lines: readonly (readonly [string, string])[] = [
    ...(issuer === undefined ? [] : issuerLines(issuer)),
    ['client id', spec.id],
    ...(secret === undefined ? [] : [['client secret', secret] as const]),
    ...spec.redirectURIs.map((uri) => ['redirect URI', uri] as const),
    ...(spec.scopes.length === 0 ? [] : [['scopes', spec.scopes.join(' ')] as const]),
    ...(spec.pkce === 'required' ? [['PKCE', 'S256, required'] as const] : []),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  const rows = lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}\n`);
  return `\nSettings of ${preset?.title ?? spec.name}:\n${rows.join('')}`;
}

function issuerLines(issuer: string): readonly (readonly [string, string])[] {
  return [
    ['issuer', issuer],
    ['discovery', `${issuer}/.well-known/openid-configuration`],
  ];
}
