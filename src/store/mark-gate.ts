import type { Mark } from './store.ts';

/** Keeps writes in the order in which they were asked for, as far as a mark between them goes. */
export type MarkGate = Readonly<{
  /** Runs a write: at once, or after the mark that was asked for before it. */
  write: <T>(run: () => Promise<T>) => Promise<T>;
  /** Takes a mark once all writes are through that were asked for before it. */
  mark: (take: () => Promise<Mark>) => Promise<Mark>;
}>;

/** For a store whose connections overtake each other. Marks are rare, so writes hardly ever wait. */
export function createMarkGate(): MarkGate {
  const underWay = new Set<Promise<void>>();
  let marking: Promise<void> | undefined;

  return {
    write(run) {
      const writing = marking === undefined ? run() : marking.then(run);
      const kept = writing.then(
        () => void underWay.delete(kept),
        () => void underWay.delete(kept),
      );
      underWay.add(kept);
      return writing;
    },
    mark(take) {
      const before = [...underWay, ...(marking === undefined ? [] : [marking])];
      const taking = Promise.allSettled(before).then(take);
      const over = taking.then(
        () => undefined,
        () => undefined,
      );
      marking = over;
      void over.then(() => {
        if (marking === over) marking = undefined;
      });
      return taking;
    },
  };
}
