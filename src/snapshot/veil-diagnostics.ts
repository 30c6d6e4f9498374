import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { LINT_RULES } from '../diagnostic/lint-rules.ts';
import { nameOf } from '../diagnostic/pointer.ts';
import { RULES } from '../diagnostic/rules.ts';
import type { Veil } from './document-opening.ts';

type Veils = ReadonlyMap<string, Veil>;

/** As many characters in a row of a hidden value are not shown. */
const TELLING = 8;

const MASK = '[encrypted]';

const ALL_RULES = { ...RULES, ...LINT_RULES };

/**
 * Takes out of diagnostics what was encrypted in the files that they are about. Where there was no
 * key, what they have against a stand-in is left out altogether. No fix is offered: to edit such a
 * file is a matter of sops.
 */
export function veilDiagnostics(
  diagnostics: readonly Diagnostic[],
  veils: Veils,
): readonly Diagnostic[] {
  if (veils.size === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    const own = veils.get(diagnostic.place.file);
    if (own !== undefined && isWithin(own, diagnostic.pointer)) {
      return own.sealed ? [] : [bareOf(withoutFix(diagnostic))];
    }
    const told = own === undefined ? diagnostic : withoutFix(diagnostic);
    return [masked(told, veilsOf(diagnostic, veils))];
  });
}

function veilsOf({ place, related = [] }: Diagnostic, veils: Veils): readonly Veil[] {
  const files = new Set([place.file, ...related.map((other) => other.place.file)]);
  return [...files].flatMap((file) => veils.get(file) ?? []);
}

function isWithin({ encrypted }: Veil, pointer: string): boolean {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    if (encrypted.has(pointer.slice(0, end))) return true;
  }
  return false;
}

const withoutFix = ({ fix: _fix, ...rest }: Diagnostic): Diagnostic => rest;

/** What the rule says of every value. Words about a hash show nothing of it by themselves. */
function bareOf(diagnostic: Diagnostic): Diagnostic {
  const { rule, place, pointer } = diagnostic;
  if (rule === 'password-hash') return diagnostic;
  const message = `${nameOf(pointer)}, which is encrypted: ${ALL_RULES[rule].summary.replace(/\.$/, '')}`;
  return { ...diagnostic, message, help: `correct it with "sops edit ${place.file}"` };
}

function masked(diagnostic: Diagnostic, veils: readonly Veil[]): Diagnostic {
  if (veils.length === 0) return diagnostic;
  const mask = (text: string) => veils.reduce((masked, { hidden }) => hide(masked, hidden), text);
  const { message, help, related } = diagnostic;
  return {
    ...diagnostic,
    message: mask(message),
    ...(help === undefined ? {} : { help: mask(help) }),
    ...(related === undefined
      ? {}
      : { related: related.map((other) => ({ ...other, message: mask(other.message) })) }),
  };
}

/** Parts of values too, for a message may have shortened them. */
function hide(text: string, hidden: readonly unknown[]): string {
  return hidden.filter(isTelling).map(String).reduce(hideValue, text);
}

/** Everybody knows that a boolean is one of two. */
function isTelling(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function hideValue(text: string, value: string): string {
  if (value.length < TELLING) {
    const word = new RegExp(`(?<!\\w)${RegExp.escape(value)}(?!\\w)`, 'g');
    return text.replaceAll(word, MASK);
  }
  let shown = '';
  for (let at = 0; at < text.length;) {
    const length = commonLength(text, at, value);
    shown += length === 0 ? text.charAt(at) : MASK;
    at += Math.max(1, length);
  }
  return shown;
}

/** How much of a text, from a place on, stands in a value; 0 where that tells nothing. */
function commonLength(text: string, at: number, value: string): number {
  let length = TELLING;
  if (at + length > text.length || !value.includes(text.slice(at, at + length))) return 0;
  while (at + length < text.length && value.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}
