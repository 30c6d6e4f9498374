/** Clients that `POST /holdings` takes at once; more are asked about in several requests. */
export const MOST_CLIENTS = 1_000;
