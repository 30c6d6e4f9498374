import { printable } from '../../diagnostic/printable.ts';
import { inLargestUnit } from '../../resource/duration.ts';
import { counted } from '../counted.ts';
import type { Preview } from './preview.ts';

type Claims = Readonly<Record<string, unknown>>;

const TIMES = new Set(['iat', 'exp', 'auth_time', 'nbf']);

/** A preview for a person. */
export function previewText(preview: Preview): string {
  if (!preview.allowed) return `refused: ${printable(preview.message)} [${preview.reason}]\n`;
  const { client, user, consent, idToken, userinfo, accessToken, refreshToken, notes } = preview;
  const who = user === undefined ? `${client} acts for itself` : `${user} signs in to ${client}`;
  const { format, expiresIn } = accessToken;
  return [
    printable(who) + (consent === undefined ? '' : `; consent: ${consent}`),
    ...(idToken === undefined ? [] : ['', 'ID token', ...claimLines(idToken)]),
    ...(userinfo === undefined ? [] : ['', 'userinfo', ...claimLines(userinfo)]),
    '',
    `access token (${format}, ${durationOf(expiresIn)})`,
    ...claimLines(accessToken.claims),
    ...(refreshToken === undefined
      ? []
      : ['', `refresh token (${durationOf(refreshToken.expiresIn)})`]),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `note: ${note}`)]),
    '',
  ].join('\n');
}

function claimLines(claims: Claims): readonly string[] {
  const width = Math.max(0, ...Object.keys(claims).map((name) => name.length));
  return Object.entries(claims).map(
    ([name, value]) => `  ${printable(name.padEnd(width))}  ${printable(valueOf(name, value))}`,
  );
}

function valueOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && TIMES.has(name)) {
    return `${value} (${new Date(value * 1000).toISOString().replace('.000Z', 'Z')})`;
  }
  return JSON.stringify(value);
}

const UNITS = { d: 'day', h: 'hour', m: 'minute', s: 'second' } as const;

/** `1 hour`, `90 minutes`. */
function durationOf(seconds: number): string {
  const { count, unit } = inLargestUnit(seconds);
  return counted(count, UNITS[unit]);
}
