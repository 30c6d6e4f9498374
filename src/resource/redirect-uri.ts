/** Schemes a browser would run or open locally instead of handing the code to an app. */
const FORBIDDEN_SCHEMES = new Set([
  'javascript:',
  'data:',
  'file:',
  'vbscript:',
  'about:',
  'blob:',
  'ftp:',
  'ws:',
  'wss:',
  'mailto:',
]);

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * What is wrong with a redirect URI (RFC 6749 section 3.1.2, RFC 8252 section 7, RFC 9700 section
 * 2.1), as the rest of a sentence that begins with the URI; undefined when it is legal.
 */
export function redirectURIProblem(text: string): string | undefined {
  if (/[\s\\]/.test(text)) return 'contains white space or a backslash';
  if (!/^[\x21-\x7e]+$/.test(text)) {
    return 'contains a character outside ASCII; write it in percent-encoding or punycode';
  }
  const url = URL.parse(text);
  if (url === null) {
    return /^[a-z][a-z0-9+.-]*:/i.test(text)
      ? 'is not a valid URI'
      : 'is not absolute: add the scheme, for example https://';
  }
  return problemOfURL(text, url);
}

function problemOfURL(text: string, url: URL): string | undefined {
  if (FORBIDDEN_SCHEMES.has(url.protocol)) return `uses the forbidden scheme ${url.protocol}`;
  if (text.includes('#')) return 'has a fragment (#…), which RFC 6749 section 3.1.2 forbids';
  if (url.username !== '' || url.password !== '') return 'carries a user name or password';
  if (url.hostname.includes('*') || /^[a-z]+:\/\/[^/]*\*/i.test(text)) {
    return 'has a wildcard in its host; redirect URIs are compared exactly, so list each one';
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return 'uses http on a host that is not loopback; use https (http is for localhost, 127.0.0.1 and [::1])';
  }
  return undefined;
}

/** Whether a host name means this very machine (RFC 8252 section 7.3). */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK_HOSTS.has(hostname);
}

/** Whether a redirect URI hands over to an app by a scheme of its own (RFC 8252 section 7.1). */
export function hasCustomScheme(redirectURI: string): boolean {
  return !/^https?:/i.test(redirectURI);
}
