import { describeDestination, markOf } from './client-view.ts';
import type { ClientView } from './client-view.ts';
import type { PageContent, PageView, Writing } from './page.ts';
import { clockTime, timeUntil } from './time.ts';

/** Why somebody is shown the form again. */
export type SignInFailure = 'mismatch' | Readonly<{ throttledUntil: Date; now: Date }>;

export type SignInView = PageView &
  Readonly<{
    /** Where the form is posted to. */
    action: string;
    csrf: string;
    client: ClientView;
    /** What was typed before, or the login_hint of the app. */
    login?: string | undefined;
    /** The same for an unknown user and a wrong password. */
    failure?: SignInFailure | undefined;
    /** Whether to offer staying signed in. */
    rememberable: boolean;
  }>;

/** Fields `login`, `password`, `remember`, `csrf`; `decision=cancel` goes back to the app. */
export function writeSignIn(view: SignInView, writing: Writing): PageContent {
  const { words } = writing;
  const { client, failure, login = '' } = view;
  const mismatch = failure === 'mismatch';
  const heading = words.text('signIn.heading');
  return {
    status: statusOf(failure),
    title: failure === undefined ? heading : words.text('title.error', { title: heading }),
    template: 'sign-in',
    model: {
      view,
      heading,
      purpose: words.rich('signIn.purpose', { client: client.name }),
      mark: markOf(client.name, client.logoURL),
      destination: describeDestination(client.host, words),
      login,
      alert: failure === undefined ? undefined : describeFailure(failure, view, writing),
      mismatch,
      // The name stays as typed, so the password is what to type again.
      focus: mismatch ? (login === '' ? 'login' : 'password') : undefined,
    },
  };
}

function statusOf(failure: SignInFailure | undefined): number {
  if (failure === undefined) return 200;
  return failure === 'mismatch' ? 401 : 429;
}

function describeFailure(
  failure: SignInFailure,
  { locale }: SignInView,
  { words }: Writing,
): string {
  if (failure === 'mismatch') return words.text('signIn.mismatch');
  const { throttledUntil, now } = failure;
  return words.text('signIn.throttled', {
    wait: timeUntil(throttledUntil, now, locale),
    time: clockTime(throttledUntil, locale),
  });
}
