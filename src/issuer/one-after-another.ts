/** Does one piece of work at a time, in the order in which they come. */
export type OneAfterAnother = <T>(work: () => Promise<T>) => Promise<T>;

/** One that fails tells its own caller only; the next one follows all the same. */
export function createOneAfterAnother(): OneAfterAnother {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
