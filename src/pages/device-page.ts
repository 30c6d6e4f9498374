/** The pages on which a person connects a device that has no browser (RFC 8628 section 3.3). */
import { markOf } from './client-view.ts';
import type { PageContent, PageView, Writing } from './page.ts';
import { describeScope, type AskedScope } from './scope-view.ts';
import { clockTime, timeSince, timeUntil } from './time.ts';

/** Why a code was not taken. */
export type UserCodeFailure =
  'missing' | 'unknown' | 'expired' | 'used' | Readonly<{ throttledUntil: Date; now: Date }>;

type DeviceForm = Readonly<{ action: string; xsrf: string }>;

export type UserCodeView = PageView &
  DeviceForm &
  Readonly<{
    /** What was typed, or came with the link: `readableCode`. */
    code?: string | undefined;
    failure?: UserCodeFailure | undefined;
  }>;

/** Field `user_code`. */
export function writeUserCode(view: UserCodeView, writing: Writing): PageContent {
  const { words } = writing;
  const { failure, code } = view;
  const heading = words.text('device.heading');
  return {
    status: statusOf(failure),
    title: failure === undefined ? heading : words.text('title.error', { title: heading }),
    template: 'user-code',
    model: {
      view,
      heading,
      code: code ?? '',
      alert: failure === undefined ? undefined : describeFailure(failure, view, writing),
      isWrong: typeof failure === 'string',
    },
  };
}

function statusOf(failure: UserCodeFailure | undefined): number {
  if (failure === undefined) return 200;
  return typeof failure === 'string' ? 400 : 429;
}

function describeFailure(
  failure: UserCodeFailure,
  { locale }: UserCodeView,
  { words }: Writing,
): string {
  if (typeof failure === 'string') return words.text(`device.${failure}`);
  const { throttledUntil, now } = failure;
  return words.text('signIn.throttled', {
    wait: timeUntil(throttledUntil, now, locale),
    time: clockTime(throttledUntil, locale),
  });
}

/** A code as devices show it, `BCDF-GHJK`; whatever else somebody puts into a link is left out. */
export function readableCode(text: string): string {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.slice(0, 8).replace(/^(.{4})(?=.)/, '$1-');
}

export type DeviceConfirmView = PageView &
  DeviceForm &
  Readonly<{
    code: string;
    client: Readonly<{ name: string; logoURL?: string | undefined }>;
    asked: readonly AskedScope[];
    /** When and from where the device asked. */
    requested: Readonly<{ at: Date; now: Date; address?: string | undefined }>;
  }>;

/** Buttons `confirm=yes` and `abort=yes` (section 5.4: a code may come from somebody else). */
export function writeDeviceConfirm(view: DeviceConfirmView, { words, site }: Writing): PageContent {
  const { client, requested, asked } = view;
  const heading = words.text('device.confirm.heading');
  return {
    status: 200,
    title: heading,
    template: 'device-confirm',
    model: {
      view,
      heading,
      mark: markOf(client.name, client.logoURL),
      wish: words.rich('device.confirm.wish', { client: client.name, site }),
      purpose: words.rich('consent.purpose', { client: client.name }),
      scopes: asked.map((scope) => describeScope(scope, words)),
      requestedAt: timeSince(requested.at, requested.now, view.locale),
    },
  };
}

export type DeviceConnectedView = PageView & Readonly<{ client: Readonly<{ name: string }> }>;

export function writeDeviceConnected(
  { client }: DeviceConnectedView,
  { words }: Writing,
): PageContent {
  return {
    status: 200,
    title: words.text('device.connected.title', { client: client.name }),
    template: 'message',
    model: {
      heading: words.rich('device.connected.title', { client: client.name }),
      text: words.text('device.connected.text'),
    },
  };
}

/** The person said no, or may not use the app. */
export function writeDeviceStopped(_view: PageView, { words }: Writing): PageContent {
  return {
    status: 200,
    title: words.text('device.stopped.title'),
    template: 'message',
    model: {
      heading: words.rich('device.stopped.title', {}),
      text: words.text('device.stopped.text'),
    },
  };
}
