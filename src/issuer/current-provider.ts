import type { Provider } from 'oidc-provider';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Issuer } from '../snapshot/issuer.ts';

type CreateProvider = (signingKeys: readonly SigningKey[]) => Provider;

/**
 * The engine that fits the snapshot of the request. Most changes need no new one, since it asks the
 * snapshot at every turn; other signing keys do.
 */
export class CurrentProvider {
  readonly #current: CurrentSnapshot;
  readonly #managedKeys: readonly SigningKey[];
  readonly #create: CreateProvider;
  #keys: Issuer['signingKeys'];
  #provider: Provider | undefined;

  /** @param managedKeys what signs where the issuer names no keys of its own */
  constructor(
    current: CurrentSnapshot,
    managedKeys: readonly SigningKey[],
    create: CreateProvider,
  ) {
    this.#current = current;
    this.#managedKeys = managedKeys;
    this.#create = create;
  }

  get(): Provider {
    const keys = this.#current.get().issuer.signingKeys ?? this.#managedKeys;
    if (this.#provider === undefined || this.#keys !== keys) {
      this.#provider = this.#create(keys);
      this.#keys = keys;
    }
    return this.#provider;
  }
}
