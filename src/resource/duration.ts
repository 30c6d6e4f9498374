const SECONDS_PER_UNIT = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
type Unit = keyof typeof SECONDS_PER_UNIT;

const PATTERN = /^([1-9]\d{0,6})([smhd])$/;

/** Ten years: longer is a slip of the pen. */
const LIMIT_SECONDS = 3_650 * 86_400;

/** What is wrong with a duration such as `10m`; undefined when nothing is. */
export function durationProblem(text: string): string | undefined {
  if (!PATTERN.test(text)) return 'is not a whole number and a unit: 30s, 10m, 12h or 30d';
  return secondsOf(text) > LIMIT_SECONDS ? 'is longer than ten years' : undefined;
}

/** Seconds of a duration that has no problem. */
export function secondsOf(text: string): number {
  const match = PATTERN.exec(text);
  if (!match) throw new TypeError(`not a duration: ${text}`);
  return Number(match[1]) * SECONDS_PER_UNIT[match[2] as Unit];
}

/** A number of seconds in the largest unit that leaves no rest. */
export function inLargestUnit(seconds: number): Readonly<{ count: number; unit: Unit }> {
  const fits = (unit: Unit) => seconds > 0 && seconds % SECONDS_PER_UNIT[unit] === 0;
  const unit = (['d', 'h', 'm'] as const).find(fits) ?? 's';
  return { count: seconds / SECONDS_PER_UNIT[unit], unit };
}

/** `30d` for a number of seconds. */
export function durationText(seconds: number): string {
  const { count, unit } = inLargestUnit(seconds);
  return `${count}${unit}`;
}
