import type { RiskRule } from '../risk.ts';
import { waiverCommentsIn } from '../waiver-comments.ts';
import { ownerOfLine } from '../waiver-owner.ts';

/** It waives nothing, and whoever reads it believes that it does. */
export const waiverMalformed: RiskRule = {
  name: 'waiver-malformed',
  severity: 'high',
  summary: 'A comment is meant as a waiver, and lacks the rule, the date or the reason.',
  find: ({ head }) =>
    head.tree.files.flatMap((file) =>
      waiverCommentsIn(file)
        .filter(({ waiver }) => waiver === undefined)
        .map(({ range, line }) => ({
          ...ownerOfLine(head, file.path, line),
          place: { file: file.path, range },
          message: 'this waiver cannot be understood, and waives nothing',
          help: 'write # idpfile: allow RULE until YYYY-MM-DD -- reason',
        })),
    ),
};
