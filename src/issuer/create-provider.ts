import { Provider } from 'oidc-provider';
import type { ClientSecretVerifier } from '../secret/client-secret-verifier.ts';
import { createFindAccount } from './account.ts';
import { installAudienceScopes } from './audience-scopes.ts';
import { installDeviceFlow } from './device-flow.ts';
import { installReplayProtection } from './engine-adapter.ts';
import { installClients } from './engine-clients.ts';
import { providerSettings, type ProviderParts } from './provider-settings.ts';
import { reportLogouts } from './report-logouts.ts';
import { installTokenExchange } from './token-exchange.ts';
import type { Store } from '../store/store.ts';

/** An engine for the issuer URL and signing keys of the latest snapshot. About 1 ms. */
export function createProvider(
  parts: ProviderParts &
    Readonly<{
      store: Store;
      verifier: ClientSecretVerifier;
    }>,
): Provider {
  const { current, store, verifier, secretUses } = parts;
  const provider = new Provider(current.latest().issuer.url, providerSettings(parts));
  installTokenExchange(provider, current, createFindAccount(current));
  installClients(provider, current, verifier, secretUses);
  installAudienceScopes(provider);
  installReplayProtection(provider, store);
  installDeviceFlow(provider, store);
  reportLogouts(provider);
  pinURLs(provider);
  return provider;
}

/**
 * Builds every URL from the issuer's, never from the Host header of a request, which anybody can
 * choose. `proxy` makes the engine take scheme and host from the headers that http/ overwrites.
 */
function pinURLs(provider: Provider): void {
  provider.proxy = true;
  provider.OIDCContext.prototype.urlFor = (name: string, options?: object) =>
    provider.urlFor(name, options as Record<string, unknown>);
}
