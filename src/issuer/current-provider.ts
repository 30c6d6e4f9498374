import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';

type Engine = Readonly<{
  keys: readonly SigningKey[];
  provider: Provider;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}>;

type CreateProvider = (signingKeys: readonly SigningKey[]) => Provider;

/**
 * The engine that fits the snapshot of the request. Most changes need no new one, since it asks the
 * snapshot at every turn; other signing keys do.
 */
export class CurrentProvider {
  readonly #current: CurrentSnapshot;
  readonly #managedKeys: readonly SigningKey[];
  readonly #create: CreateProvider;
  #engine: Engine | undefined;

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
    return this.#fitting().provider;
  }

  /** Answers a request as the engine does. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.#fitting().handle(request, response);
  }

  #fitting(): Engine {
    const keys = this.#current.get().issuer.signingKeys ?? this.#managedKeys;
    if (this.#engine?.keys !== keys) {
      const provider = this.#create(keys);
      // Composed once: the engine would put its layers together anew at each call.
      this.#engine = { keys, provider, handle: provider.callback() };
    }
    return this.#engine;
  }
}
