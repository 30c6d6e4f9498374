/** Colours as `#rrggbb`, and how well one can be read on another (WCAG 2.2 section 1.4.3). */

/** The least for text of usual size. */
export const READABLE = 4.5;

/** From 1, the same, to 21, black on white. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour with so much of another one in it: 0 leaves it, 1 makes it the other one. */
export function mixed(color: string, other: string, share: number): string {
  const added = channelsOf(other);
  const channels = channelsOf(color).map((channel, index) =>
    Math.round(channel + ((added[index] ?? 0) - channel) * share),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** A colour with as little of another one in it as makes it readable on a ground. */
export function readableOn(ground: string, color: string, other: string): string {
  const steps = Array.from({ length: 21 }, (_, step) => mixed(color, other, step / 20));
  return steps.find((candidate) => contrastOf(candidate, ground) >= READABLE) ?? other;
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(color: string): readonly number[] {
  return [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16));
}
