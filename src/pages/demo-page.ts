import type { PageContent, PageView, Writing } from './page.ts';

export type DemoView = PageView &
  Readonly<{
    /** The demo app's own address, without a slash at its end. */
    home: string;
    /** The ID token it got, as it came. */
    idToken?: string | undefined;
    /** What the ID token says. */
    claims?: object | undefined;
    /** Signs out here and at the issuer. */
    signOutURL?: string | undefined;
    /** Why nobody was signed in: an error code of OAuth or OpenID Connect. */
    error?: string | undefined;
  }>;

/** The demo app: a way to sign in, and then what an app gets to know. */
export function writeDemo(view: DemoView, { words }: Writing): PageContent {
  const { home, idToken, claims, signOutURL, error } = view;
  const state = claims === undefined ? 'start' : 'done';
  return {
    status: 200,
    title: words.text('demo.title'),
    template: 'demo',
    model: {
      heading: words.text(`demo.${state}.heading`),
      text: words.text(`demo.${state}.text`),
      alert: error === undefined ? undefined : words.text('demo.error', { error }),
      claims: claims && JSON.stringify(claims, null, 2),
      idToken,
      signIn: `${home}/login`,
      signOutURL,
    },
  };
}
