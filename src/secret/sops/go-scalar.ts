import { goTimestamp } from './go-timestamp.ts';
import { formatGoFloat } from './go-float.ts';

/** A leaf as sops sees it. sops hashes typed values, so its types are Go's and not JavaScript's. */
export type GoScalar =
  | Readonly<{ type: 'null' }>
  | Readonly<{ type: 'str'; value: string }>
  | Readonly<{ type: 'bool'; value: boolean }>
  | Readonly<{ type: 'int'; value: bigint }>
  | Readonly<{ type: 'float'; value: number }>
  /** RFC 3339, as Go prints it. */
  | Readonly<{ type: 'time'; value: string }>;

const NULL = /^(|~|null|Null|NULL)$/;
const TRUE = /^(true|True|TRUE)$/;
const FALSE = /^(false|False|FALSE)$/;
const NOT_A_NUMBER = /^\.(nan|NaN|NAN)$/;
const INFINITE = /^([-+]?)\.(inf|Inf|INF)$/;
const POINT_FIRST = /^\.[0-9]+([eE][-+]?[0-9]+)?$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const INTEGER =
  /^(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<bin>[01]+)|0[oO]?(?<oct>[0-7]+)|(?<dec>0|[1-9][0-9]*))$/;

/**
 * The type go-yaml v3 gives to a plain (unquoted) scalar: `0777` and `1_000` are integers, an
 * unquoted date is a time, `yes` is a string. Returns undefined for an integer that does not fit
 * into 64 bits, which sops cannot hold.
 */
export function resolveYamlScalar(text: string): GoScalar | undefined {
  if (NULL.test(text)) return { type: 'null' };
  if (TRUE.test(text)) return { type: 'bool', value: true };
  if (FALSE.test(text)) return { type: 'bool', value: false };
  return resolvePointed(text) ?? resolveNumeric(text);
}

/** The type sops gives to a plain token of JSON: an integer when it fits into 64 bits. */
export function resolveJsonScalar(token: string): GoScalar {
  if (token === 'null') return { type: 'null' };
  if (token === 'true' || token === 'false') return { type: 'bool', value: token === 'true' };
  const integer = /^-?[0-9]+$/.test(token) ? fitInt64(BigInt(token)) : undefined;
  return integer ?? { type: 'float', value: Number(token) };
}

/** Whether a text is a decimal number, as Go reads it; `.inf` and its kin are none. */
export function isDecimal(text: string): boolean {
  return FLOAT.test(text);
}

/** What sops hashes and encrypts for a value: `True`, `42`, `1000000000000000000000`. */
export function scalarText(scalar: GoScalar): string {
  switch (scalar.type) {
    case 'null':
      return '';
    case 'str':
    case 'time':
      return scalar.value;
    case 'bool':
      return scalar.value ? 'True' : 'False';
    case 'int':
      return scalar.value.toString();
    case 'float':
      return formatGoFloat(scalar.value);
  }
}

/** As plain data. An integer beyond 2^53 becomes the nearest number, as in any YAML we read. */
export function plainValue(scalar: GoScalar): string | number | boolean | null {
  if (scalar.type === 'null') return null;
  return scalar.type === 'int' ? Number(scalar.value) : scalar.value;
}

function resolvePointed(text: string): GoScalar | undefined {
  if (NOT_A_NUMBER.test(text)) return { type: 'float', value: Number.NaN };
  const infinite = INFINITE.exec(text);
  if (infinite) return { type: 'float', value: infinite[1] === '-' ? -Infinity : Infinity };
  return POINT_FIRST.test(text) ? finiteFloat(text) : undefined;
}

function resolveNumeric(text: string): GoScalar | undefined {
  if (!/^[-+0-9]/.test(text)) return { type: 'str', value: text };
  const time = goTimestamp(text);
  if (time !== undefined) return { type: 'time', value: time };
  const digits = text.replaceAll('_', '');
  const integer = INTEGER.exec(digits)?.groups;
  if (integer) return fitInt64(integerValue(integer));
  const float = isDecimal(digits) ? finiteFloat(digits) : undefined;
  return float ?? { type: 'str', value: text };
}

/** Go refuses `1e400`, so it stays a string. */
function finiteFloat(text: string): GoScalar | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { type: 'float', value } : undefined;
}

function integerValue(part: Readonly<Record<string, string | undefined>>): bigint {
  const { hex, bin, oct, dec } = part;
  const prefixed = hex ? `0x${hex}` : bin ? `0b${bin}` : oct ? `0o${oct}` : (dec ?? '0');
  return part['sign'] === '-' ? -BigInt(prefixed) : BigInt(prefixed);
}

function fitInt64(value: bigint): GoScalar | undefined {
  return BigInt.asIntN(64, value) === value ? { type: 'int', value } : undefined;
}
