/** A browser without JavaScript: cookies, redirects, the one form of a page, and meta refresh. */
export class HTTPBrowser {
  readonly #cookies = new Map<string, { name: string; value: string; path: string }>();
  /** Where it stands. */
  url = '';
  html = '';
  status = 0;
  headers = new Headers();
  /** Every Set-Cookie header it ever got. */
  readonly setCookies: string[] = [];
  /** Awaited before every request, redirects included. */
  beforeRequest: () => Promise<void> = () => Promise.resolve();

  /** Follows redirects and meta refreshes as long as they stay on hosts that answer. */
  async open(target: string, init: RequestInit = {}, leaveTo?: string): Promise<this> {
    let next: string | undefined = target;
    let request = init;
    for (let hop = 0; next !== undefined; hop++) {
      if (hop > 20) throw new Error(`too many redirects, last to ${next}`);
      const from: string = this.url;
      this.url = new URL(next, this.url === '' ? undefined : this.url).href;
      if (leaveTo !== undefined && this.url.startsWith(leaveTo)) return this;
      await this.beforeRequest();
      await this.#request(request, from);
      request = {};
      next = this.headers.get('location') ?? refreshOf(this.html);
    }
    return this;
  }

  /** Fills in the form of the page and presses one of its buttons. */
  submit(fields: Record<string, string>, leaveTo?: string): Promise<this> {
    const action = /<form[^>]*action="([^"]+)"/.exec(this.html)?.[1];
    if (action === undefined) throw new Error(`no form on ${this.url}:\n${this.html}`);
    const hidden = [...this.html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'name'),
      attribute(tag, 'value'),
    ]);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    return this.open(unescapeHTML(action), { method: 'POST', body }, leaveTo);
  }

  /** The value of a cookie it holds, whatever host and path it is of. */
  cookie(name: string): string | undefined {
    return [...this.#cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  /** The Cookie header that it would send to an address. */
  cookiesFor(url: string): string {
    const { pathname, hostname } = new URL(url);
    return [...this.#cookies.entries()]
      .filter(([key, { path }]) => key.startsWith(`${hostname}|`) && pathname.startsWith(path))
      .map(([, { name, value }]) => `${name}=${value}`)
      .join('; ');
  }

  async #request(init: RequestInit, from: string): Promise<void> {
    const { hostname } = new URL(this.url);
    const response = await fetch(this.url, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: this.cookiesFor(this.url),
        ...(init.method === 'POST' && { origin: new URL(from).origin }),
        ...Object.fromEntries(new Headers(init.headers)),
      },
    });
    this.status = response.status;
    this.headers = response.headers;
    this.html = await response.text();
    this.setCookies.push(...response.headers.getSetCookie());
    for (const line of response.headers.getSetCookie()) this.#keep(hostname, line);
  }

  #keep(hostname: string, line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const find = (wanted: string) =>
      attributes
        .find((item) => item.toLowerCase().startsWith(`${wanted}=`))
        ?.slice(wanted.length + 1);
    const path = find('path') ?? '/';
    const expires = find('expires');
    const key = `${hostname}|${path}|${name}`;
    if (value === '' || (expires !== undefined && Date.parse(expires) < Date.now())) {
      this.#cookies.delete(key);
    } else {
      this.#cookies.set(key, { name, value, path });
    }
  }
}

function refreshOf(html: string): string | undefined {
  const target = /<meta http-equiv="refresh" content="0; url=([^"]+)"/.exec(html)?.[1];
  return target === undefined ? undefined : unescapeHTML(target);
}

function attribute(tag: string, name: string): string {
  return unescapeHTML(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function unescapeHTML(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
