/**
 * The path and query of a request target that names the whole URL, as every server must understand it
 * (RFC 9112 section 3.2.2); any other target as it is.
 */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const rest = /^https?:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
