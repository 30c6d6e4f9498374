/**
 * The path of a request below that of the issuer, without its query; undefined for any other.
 * @param basePath without a final slash
 */
export function pathBelow(basePath: string, url: string | undefined): string | undefined {
  if (url?.startsWith(`${basePath}/`) !== true) return undefined;
  const end = url.indexOf('?');
  return url.slice(basePath.length, end === -1 ? undefined : end);
}
