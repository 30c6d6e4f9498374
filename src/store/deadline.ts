import { StoreUnavailable } from './store.ts';

/** How long a server that keeps the state may take to answer, in milliseconds. */
export const ANSWER_MS = 1000;

/**
 * The result of a call that may take so long. What comes later is thrown away.
 * @throws StoreUnavailable when it does not come in time
 */
export async function within<T>(milliseconds: number, call: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      reject(new StoreUnavailable(`the state store failed: no answer within ${milliseconds} ms`)),
    milliseconds,
  );
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
