/** When somebody may ask again who was told 503: what is away is mostly back in a moment. */
export const RETRY_AFTER_SECONDS = 2;
