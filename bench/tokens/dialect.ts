import type { HTTPBrowser } from '../../test/e2e/http-browser.ts';

/** Where a server is. */
export type Target = Readonly<{
  url: string;
  /** Where it takes what is no business of apps; at the same place unless said otherwise. */
  adminURL?: string;
}>;

/** How one speaks to a server: its addresses, and how a person gets in. */
export type Dialect = Readonly<{
  /** Paths below `url`. */
  discovery: string;
  jwks: string;
  authorization: string;
  token: string;
  userinfo: string;
  /** A whole address. */
  introspection(target: Target): string;
  /** Why it cannot do some of the operations, by their names. */
  lacks?: Readonly<Partial<Record<string, string>>>;
  /** At most so many at once. */
  connections?: number;
  /** Scopes to be asked for beside those of the person by an app that refreshes. */
  refreshScopes: readonly string[];
  /** Where its pages are when they are not its own: the browser does not go there. */
  pages?: string;
  /** Further parameters of the authorization request. */
  parameters(turn: number): Readonly<Record<string, string>>;
  /**
   * Takes the browser, which has opened the authorization request, through sign-in and consent to the
   * app's callback.
   */
  passThrough(browser: HTTPBrowser, turn: number, target: Target): Promise<unknown>;
}>;
