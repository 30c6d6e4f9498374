const TIMESTAMP =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:(?<separator>[Tt ])(?<hour>\d{1,2}):(?<minute>\d{1,2}):(?<second>\d{1,2})(?<fraction>\.\d{1,9})?(?<zone>Z|[+-]\d\d:\d\d)?)?$/;

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * Reads the four layouts of a timestamp that go-yaml v3 accepts and prints it as Go does: RFC 3339,
 * fractions without trailing zeros. Returns undefined for anything else, which stays a string.
 */
export function goTimestamp(text: string): string | undefined {
  const parts = TIMESTAMP.exec(text)?.groups;
  if (!parts || !zoneFits(parts) || !exists(parts)) return undefined;
  const two = (name: string) => (parts[name] ?? '0').padStart(2, '0');
  const fraction = (parts['fraction'] ?? '').replace(/\.?0+$/, '');
  return `${parts['year']}-${two('month')}-${two('day')}T${two('hour')}:${two('minute')}:${two('second')}${fraction}${zoneOf(parts)}`;
}

/** `T` demands a zone, a space forbids one. */
function zoneFits({ separator, zone }: Parts): boolean {
  return separator === undefined || (separator === ' ') === (zone === undefined);
}

function exists({ year, month, day, hour = '0', minute = '0', second = '0' }: Parts): boolean {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return false;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; 400 years later the calendar is the same.
  const date = new Date(Date.UTC(Number(year) + 400, Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function zoneOf({ zone }: Parts): string {
  return zone === undefined || /^[+-]00:00$/.test(zone) ? 'Z' : zone;
}
