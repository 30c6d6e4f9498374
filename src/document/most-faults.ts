/** A file with more mistakes than this has one mistake, and it is another one. */
export const MOST_FAULTS = 100;
