/**
 * Fetches for the engine what a client file names: keys, and where to tell of a sign-out. The engine
 * would refuse addresses of private networks, which is right for URLs of strangers; these were
 * reviewed, and apps inside a cluster have no others. A redirect was not reviewed.
 */
export function fetchDeclared(
  url: string | URL | Request,
  init: RequestInit & Readonly<{ dispatcher?: unknown }> = {},
): Promise<Response> {
  const { dispatcher: _, ...request } = init;
  return fetch(url, { redirect: 'error', ...request });
}
