const OWN_ORIGIN = 'https://own.invalid';

/** The URL when it is one of the web, else nothing: a page links to no other kind by accident. */
export function parseWebURL(text: string): URL | undefined {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The address as a page may link to it: on the web, or a path of our own; else nothing. */
export function webLink(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text.startsWith('/') ? ownPath(text) : parseWebURL(text)?.href;
}

/** The same, or a mail address (RFC 6068): where people find help. */
export function contactLink(text: string | undefined): string | undefined {
  return text?.startsWith('mailto:') ? text : webLink(text);
}

const SCHEME_OF_NO_APP = /^(?:javascript|vbscript|data|blob|file|filesystem|about|view-source):$/;

/**
 * The address to send somebody to, of any scheme an app may register.
 *
 * @throws TypeError when it is no URL, or one that runs a script or opens something local.
 */
export function leavingLink(text: string): string {
  const address = text.startsWith('/') ? ownPath(text) : URL.parse(text)?.href;
  if (address === undefined || SCHEME_OF_NO_APP.test(URL.parse(address)?.protocol ?? '')) {
    throw new TypeError('this address cannot be left for');
  }
  return address;
}

// Parsed as a browser does it: `//host`, `/\host` and `/<tab>/host` all lead elsewhere.
function ownPath(path: string): string | undefined {
  const url = URL.parse(path, OWN_ORIGIN);
  return url?.origin === OWN_ORIGIN ? url.pathname + url.search + url.hash : undefined;
}
