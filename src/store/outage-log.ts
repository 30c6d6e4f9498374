import { log } from '../log.ts';

/** Says once that a server gives no good answers, and once that it does again. */
export type OutageLog = Readonly<{
  failed: (reason: string) => void;
  answered: () => void;
}>;

export function createOutageLog(): OutageLog {
  let isAway = false;
  return {
    failed(reason) {
      if (!isAway) log.warn({ reason }, 'the state store is away');
      isAway = true;
    },
    answered() {
      if (isAway) log.info('the state store is back');
      isAway = false;
    },
  };
}
