import type { Seal } from '../secret/seal.ts';

/** What a store on a server of its own may be opened with. */
export type ServerOptions = Readonly<{
  /** The time in milliseconds since the epoch. */
  clock?: () => number;
  /** How long one call may take. */
  timeoutMs?: number;
  /** What keeps others from reading what is kept. */
  seal?: Seal | undefined;
  /** To read a store as it lies: it is not sealed by being opened. */
  asItLies?: boolean | undefined;
}>;
