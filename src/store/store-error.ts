/** The store cannot be used as it is; the message says what to do. Retrying does not help. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code = 'store-error';
}
