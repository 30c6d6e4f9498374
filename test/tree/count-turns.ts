/**
 * How often the event loop turns while something is done: work in slices lets it, however fast the
 * machine is, and work in one piece does not.
 */
export async function countTurns(act: () => Promise<void>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await act();
  isOver = true;
  return turns;
}
