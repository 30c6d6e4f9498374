import { once } from 'node:events';
import type { RunningSettings } from '../../snapshot/restart-rules.ts';

/** What all processes are asked when an operator asks one of them. */
export type Question =
  | Readonly<{ kind: 'status' | 'metrics' }>
  | Readonly<{ kind: 'reload'; accept?: string | undefined }>;

/** How a process answers what all are asked. */
export type Answer = (question: Question) => Promise<unknown>;

/** The processes that serve one directory over one state directory, as one of them sees it. */
export type Crew = Readonly<{
  isAlone: boolean;
  /** What the others have taken at their start; undefined for the process that comes first. */
  agreed: RunningSettings | undefined;
  /** Whether this process does what one of them is enough for. */
  leads(): boolean;
  /** Acts as soon as this process leads, which may be at once. */
  onceLeading(act: () => void): void;
  /** Says how this process answers. */
  answer(answer: Answer): void;
  /** Asks all, this process included; who does not answer in time is left out. */
  askAll(question: Question): Promise<readonly unknown[]>;
  /** Says that this process serves by now. */
  serves(settings: RunningSettings): void;
  untilAskedToStop(): Promise<void>;
}>;

/** A process that serves by itself. */
export function createLoneCrew(): Crew {
  let answer: Answer | undefined;
  return {
    isAlone: true,
    agreed: undefined,
    leads: () => true,
    onceLeading: (act) => act(),
    answer: (given) => {
      answer = given;
    },
    askAll: async (question) => (answer ? [await answer(question)] : []),
    serves: () => undefined,
    untilAskedToStop: untilSignalled,
  };
}

/** Resolves at SIGTERM or SIGINT. */
export async function untilSignalled(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
