import type { Client } from '../snapshot/client.ts';

/** For how long a decision is kept. */
export const REMEMBERED_DAYS = 90;

/**
 * When a person is asked whether an app may have what it wants. Any app on a device can answer to a
 * custom scheme or on the loopback, so there a person is always asked (RFC 8252 section 8.6).
 */
export function consentRuleOf({ applicationType, consent }: Client): Client['consent'] {
  return applicationType === 'native' ? 'ask' : consent;
}
