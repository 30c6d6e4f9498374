const SECONDS_PER_UNIT = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
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
  return Number(match[1]) * SECONDS_PER_UNIT[match[2] as keyof typeof SECONDS_PER_UNIT];
}
