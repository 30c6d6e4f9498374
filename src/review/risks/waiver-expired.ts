import type { RiskRule } from '../risk.ts';
import { ownerOfLine } from '../waiver-owner.ts';
import { waiversIn } from '../waivers.ts';

/** Whoever agreed to it agreed to an end. */
export const waiverExpired: RiskRule = {
  name: 'waiver-expired',
  severity: 'critical',
  summary: 'The time of a waiver is over.',
  find: ({ head, now }) =>
    waiversIn(head)
      .filter(({ expiresAt }) => expiresAt <= now.getTime())
      .map(({ rule, until, place }) => ({
        ...ownerOfLine(head, place.file, place.range.start.line),
        place,
        message: `the waiver for ${rule} has ended on ${until}`,
        help: 'mend what it was for, or agree on a later date',
      })),
};
