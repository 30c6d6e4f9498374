import type { Locale } from './locale.ts';

// The time zone of the reader is unknown without a script, so every time is told in UTC.
const timeZone = 'UTC';

/** "16:42" */
export function clockTime(time: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(time);
}

/** "21 November 2026, 16:20:31 UTC" */
export function fullTime(time: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(time);
}

/** "in 3 minutes", never shorter than it takes. */
export function timeUntil(time: Date, now: Date, locale: Locale): string {
  const seconds = Math.max(1, Math.ceil((time.getTime() - now.getTime()) / 1000));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  if (seconds < 60) return relative.format(seconds, 'second');
  if (seconds < 60 * 60) return relative.format(Math.ceil(seconds / 60), 'minute');
  return relative.format(Math.ceil(seconds / 3600), 'hour');
}

/** "3 minutes ago" */
export function timeSince(time: Date, now: Date, locale: Locale): string {
  const seconds = Math.max(0, Math.round((now.getTime() - time.getTime()) / 1000));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  if (seconds < 60) return relative.format(-seconds, 'second');
  return relative.format(-Math.floor(seconds / 60), 'minute');
}

/** "90 days" */
export function inDays(days: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
  }).format(days);
}
