/** Prints a float as Go's `FormatFloat(f, 'f', -1, 64)`: the shortest digits, never an exponent. */
export function formatGoFloat(float: number): string {
  if (Number.isNaN(float)) return 'NaN';
  if (!Number.isFinite(float)) return float > 0 ? '+Inf' : '-Inf';
  const sign = float < 0 || Object.is(float, -0) ? '-' : '';
  return sign + withoutExponent(String(Math.abs(float)));
}

function withoutExponent(text: string): string {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
