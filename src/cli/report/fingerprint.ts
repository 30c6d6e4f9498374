import { hash } from 'node:crypto';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';

/** A diagnostic, and what tells it from all others of its report. */
export type Fingerprinted = Readonly<{ diagnostic: Diagnostic; fingerprint: string }>;

/**
 * Gives every diagnostic a fingerprint that stays the same when lines move: it is made of rule, file
 * and pointer, and of the place among those that share all three.
 */
export function fingerprinted(diagnostics: readonly Diagnostic[]): readonly Fingerprinted[] {
  const counts = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { rule, place, pointer } = diagnostic;
    const identity = [rule, place.file, pointer].join('\0');
    const count = counts.get(identity) ?? 0;
    counts.set(identity, count + 1);
    return { diagnostic, fingerprint: hash('sha256', `${identity}\0${count}`, 'hex') };
  });
}
