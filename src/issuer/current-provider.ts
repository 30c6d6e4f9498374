import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { KeysInUse } from '../secret/key-schedule.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { CurrentKeys } from './current-keys.ts';
import { engineShapeOf, type EngineShape } from './engine-shape.ts';
import { type PublicDocument, PublicDocuments } from './public-documents.ts';

type Engine = Readonly<{
  keys: KeysInUse;
  shape: EngineShape;
  provider: Provider;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  documents: PublicDocuments;
}>;

type CreateProvider = (keys: KeysInUse, shape: EngineShape) => Provider;

/** Requests that began before a reload, or before other keys, end on the engine they began with. */
const ENGINES_KEPT = 3;

/**
 * The engine that fits the snapshot of the request. Most changes need no new one, since it asks the
 * snapshot at every turn; other scopes or names of claims do, and keys that begin or end by the clock.
 */
export class CurrentProvider {
  readonly #current: CurrentSnapshot;
  readonly #keys: Pick<CurrentKeys, 'of'>;
  readonly #create: CreateProvider;
  /** The one that was used last comes first. */
  #engines: readonly Engine[] = [];

  constructor(current: CurrentSnapshot, keys: Pick<CurrentKeys, 'of'>, create: CreateProvider) {
    this.#current = current;
    this.#keys = keys;
    this.#create = create;
  }

  get(): Provider {
    return this.#fitting().provider;
  }

  /** Answers a request as the engine does. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.#fitting().handle(request, response);
  }

  /** What the engine answers everybody alike at a path below that of the issuer, if it does. */
  documentAt(path: string): Promise<PublicDocument | undefined> | undefined {
    return this.#fitting().documents.at(path);
  }

  #fitting(): Engine {
    const snapshot = this.#current.get();
    const keys = this.#keys.of(snapshot);
    const shape = engineShapeOf(snapshot);
    const fits = (engine: Engine) => engine.keys === keys && engine.shape.key === shape.key;
    const [latest] = this.#engines;
    if (latest !== undefined && fits(latest)) return latest;
    const engine = this.#engines.find(fits) ?? this.#createEngine(keys, shape);
    const others = this.#engines.filter((other) => other !== engine);
    this.#engines = [engine, ...others].slice(0, ENGINES_KEPT);
    return engine;
  }

  #createEngine(keys: KeysInUse, shape: EngineShape): Engine {
    const provider = this.#create(keys, shape);
    // Composed once: the engine would put its layers together anew at each call.
    const handle = provider.callback();
    return { keys, shape, provider, handle, documents: new PublicDocuments(handle, shape.routes) };
  }
}
