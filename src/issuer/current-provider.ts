import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { engineShapeOf, type EngineShape } from './engine-shape.ts';

type Engine = Readonly<{
  keys: readonly SigningKey[];
  shape: EngineShape;
  provider: Provider;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}>;

type CreateProvider = (signingKeys: readonly SigningKey[], shape: EngineShape) => Provider;

/** Requests that began before a reload go on with the engine they began with. */
const ENGINES_KEPT = 3;

/**
 * The engine that fits the snapshot of the request. Most changes need no new one, since it asks the
 * snapshot at every turn; other signing keys, scopes or names of claims do.
 */
export class CurrentProvider {
  readonly #current: CurrentSnapshot;
  readonly #managedKeys: readonly SigningKey[];
  readonly #create: CreateProvider;
  /** The one that was used last comes first. */
  #engines: readonly Engine[] = [];

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
    const snapshot = this.#current.get();
    const keys = snapshot.issuer.signingKeys ?? this.#managedKeys;
    const shape = engineShapeOf(snapshot);
    const fits = (engine: Engine) => engine.keys === keys && engine.shape.key === shape.key;
    const [latest] = this.#engines;
    if (latest !== undefined && fits(latest)) return latest;
    const engine = this.#engines.find(fits) ?? this.#createEngine(keys, shape);
    const others = this.#engines.filter((other) => other !== engine);
    this.#engines = [engine, ...others].slice(0, ENGINES_KEPT);
    return engine;
  }

  #createEngine(keys: readonly SigningKey[], shape: EngineShape): Engine {
    const provider = this.#create(keys, shape);
    // Composed once: the engine would put its layers together anew at each call.
    return { keys, shape, provider, handle: provider.callback() };
  }
}
