/** What a store on a server of its own may be opened with. */
export type ServerOptions = Readonly<{
  /** The time in milliseconds since the epoch. */
  clock?: () => number;
  /** How long one call may take. */
  timeoutMs?: number;
}>;
