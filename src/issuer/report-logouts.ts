import type { Provider } from 'oidc-provider';
import { log } from '../log.ts';

/** Says which apps could not be told of a sign-out; the sign-out went on without them. */
export function reportLogouts(provider: Provider): void {
  provider.on('backchannel.error', (_ctx, failure, { clientId }) =>
    reportUntold(clientId, failure),
  );
}

/** Says that an app does not know of a sign-out, and why. */
export function reportUntold(clientId: string, failure: unknown): void {
  log.warn({ clientId, reason: reasonOf(failure) }, 'an app was not told of a sign-out');
}

/** `fetch failed` says little; what lies below it says which address did not answer. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'unknown';
  const { message, cause } = failure;
  return cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message;
}
