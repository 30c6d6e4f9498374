/** Names of certificates: as Node prints them, a line for each part, and as RFC 4514 writes them. */

/** Other names of attribute types that Node prints by their short one. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'cn',
  '2.5.4.4': 'sn',
  '2.5.4.5': 'serialnumber',
  '2.5.4.6': 'c',
  '2.5.4.7': 'l',
  '2.5.4.8': 'st',
  '2.5.4.9': 'street',
  '2.5.4.10': 'o',
  '2.5.4.11': 'ou',
  '0.9.2342.19200300.100.1.1': 'uid',
  '0.9.2342.19200300.100.1.25': 'dc',
  '1.2.840.113549.1.9.1': 'emailaddress',
  e: 'emailaddress',
  email: 'emailaddress',
};

/**
 * Whether the subject of a certificate is the expected one. Values are compared exactly, types
 * without regard to case.
 * @param subject from the most general part to the most special one, a line each
 * @param expected the other way round, with commas in between (RFC 4514)
 */
export function areSameNames(subject: string, expected: string): boolean {
  const found = subject.split('\n').map(partOf);
  const wanted = splitUnescaped(expected).map(partOf).toReversed();
  return (
    found.length === wanted.length &&
    found.every((part, index) => part !== undefined && part === wanted[index])
  );
}

function splitUnescaped(name: string): readonly string[] {
  return [...name.matchAll(/(?:\\.|[^\\,])+/gs)].map(([part]) => part);
}

/** `type=value` in one form; undefined for what is no such thing. */
function partOf(text: string): string | undefined {
  const equals = text.indexOf('=');
  const type = text.slice(0, Math.max(0, equals)).trim().toLowerCase();
  if (!/^[a-z0-9.-]+$/.test(type)) return undefined;
  return `${SHORT_NAMES[type] ?? type}=${unescape(text.slice(equals + 1).trim())}`;
}

/** RFC 4514 section 2.4: a backslash before a character, or before two hexadecimal digits. */
function unescape(value: string): string {
  const bytes = value.replaceAll(/(?:\\[0-9a-fA-F]{2})+/g, (escaped) =>
    Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString(),
  );
  return bytes.replaceAll(/\\(.)/gs, '$1');
}
