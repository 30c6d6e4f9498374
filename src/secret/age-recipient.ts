/** `age1…` and post-quantum `age1pq1…`, in the alphabet of bech32: a plugin's has a second `1`. */
const NATIVE = /^age1(?:pq1)?[02-9ac-hj-np-z]+$/;

/** Whether a text looks like the public half of a native age key, which needs no plugin. */
export function isAgeRecipient(text: string): boolean {
  return NATIVE.test(text);
}
