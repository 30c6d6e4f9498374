import { hash } from 'node:crypto';
import type { Finding } from './finding.ts';

/** A finding, and what tells it from all others of its report. */
export type Fingerprinted = Readonly<{ finding: Finding; fingerprint: string }>;

/**
 * Gives every finding a fingerprint that stays the same when lines move: it is made of rule, file and
 * subject, and of the place among those that share all three.
 */
export function fingerprinted(findings: readonly Finding[]): readonly Fingerprinted[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, place, subject } = finding;
    const identity = [rule, place.file, subject].join('\0');
    const count = counts.get(identity) ?? 0;
    counts.set(identity, count + 1);
    return { finding, fingerprint: hash('sha256', `${identity}\0${count}`, 'hex') };
  });
}
