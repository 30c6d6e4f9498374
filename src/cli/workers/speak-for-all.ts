import type { AdminParts } from '../../http/create-admin-app.ts';
import { collectMetrics, renderTogether } from '../../metrics.ts';
import type { OwnAdminParts } from '../admin-parts.ts';
import { isStatusReport } from '../is-status-report.ts';
import { statusText } from '../status-text.ts';
import type { Crew } from './crew.ts';
import { worstReport } from './worst-report.ts';

/**
 * The admin listener of one process, made to speak for all that serve together: whichever of them
 * an operator reaches, the answer is the same.
 */
export function speakForAll(own: OwnAdminParts, crew: Crew): AdminParts {
  crew.answer(async (question) => {
    switch (question.kind) {
      case 'status':
        return own.status();
      case 'metrics':
        // Brought up to date.
        await own.metrics();
        return collectMetrics();
      case 'reload':
        await own.reload(question.accept);
        return true;
    }
  });
  const status = async () => {
    const answers = await crew.askAll({ kind: 'status' });
    return worstReport(answers.filter(isStatusReport)) ?? own.status();
  };
  return {
    ...own,
    status,
    statusText: async () => statusText(await status()),
    metrics: async () => renderTogether((await crew.askAll({ kind: 'metrics' })).filter(isMetrics)),
    heldRevision: async () => {
      const { held, lastAttemptedRevision } = await status();
      return held && lastAttemptedRevision;
    },
    reload: async (accept) => void (await crew.askAll({ kind: 'reload', accept })),
  };
}

function isMetrics(answer: unknown): answer is readonly object[] {
  return Array.isArray(answer) && answer.every((metric) => typeof metric === 'object');
}
