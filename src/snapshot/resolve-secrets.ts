import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { SecretRef } from '../resource/generated/client.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { Secret } from '../secret/secret.ts';
import type { OpenSecret, SecretOpening } from './secret-opening.ts';

/** A reference to a Secret, and where it stands. `implied`: the author wrote none. */
export type SecretReference = Readonly<{
  document: ParsedDocument;
  pointer: string;
  ref: SecretRef;
  implied: boolean;
}>;

/** Looks up references among the Secrets of one tree, each file opened once. */
export class SecretResolver {
  readonly #secrets: ReadonlyMap<string, ResourceOf<'Secret'>>;
  readonly #broken: ReadonlySet<string>;
  readonly #open: OpenSecret;
  readonly #openings = new Map<string, SecretOpening>();
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    secrets: readonly ResourceOf<'Secret'>[],
    broken: readonly string[],
    open: OpenSecret,
  ) {
    this.#secrets = new Map(secrets.map((secret) => [secret.value.metadata.name, secret]));
    this.#broken = new Set(broken);
    this.#open = open;
  }

  /**
   * Opens every Secret, referred to or not: a plaintext one must not lie in git unnoticed. One
   * after another, since the work is the main thread's and each await lets requests through.
   */
  async openAll(): Promise<void> {
    for (const [name, secret] of this.#secrets) {
      const opening = await this.#open(secret);
      this.#openings.set(name, opening);
      if (opening.ok) continue;
      this.diagnostics.push(diagnosticAt(secret.document, '/metadata/name', 'value', opening));
    }
  }

  /** The value a reference names; undefined when that is a mistake somebody has been told about. */
  resolve(reference: SecretReference): Secret | undefined {
    const { ref } = reference;
    const opening = this.#openings.get(ref.name);
    if (opening === undefined) {
      if (!this.#broken.has(ref.name)) this.diagnostics.push(this.#unknownSecret(reference));
      return undefined;
    }
    if (!opening.ok) return undefined;
    const value = opening.valueAt(ref.key ?? 'secret');
    if (value.ok) return value.secret;
    this.diagnostics.push(this.#unusable(reference, value));
    return undefined;
  }

  #unknownSecret({ document, pointer, ref, implied }: SecretReference): Diagnostic {
    const close = nearest(ref.name, [...this.#secrets.keys()]);
    if (implied) {
      return diagnosticAt(document, '/spec', 'key', {
        rule: 'unknown-secret',
        message: `the client is not public, gives no secretHash, and there is no Secret called ${ref.name}`,
        help: 'add public: true, a secretHash, or a Secret below secrets/',
      });
    }
    return diagnosticAt(document, `${pointer}/name`, 'value', {
      rule: 'unknown-secret',
      message: `no Secret is called ${ref.name}`,
      help: close === undefined ? 'add it below secrets/' : `did you mean ${close}?`,
    });
  }

  #unusable(
    { document, pointer, ref, implied }: SecretReference,
    refusal: Parameters<typeof diagnosticAt>[3],
  ): Diagnostic {
    const place = implied ? '/spec' : `${pointer}/${ref.key === undefined ? 'name' : 'key'}`;
    return diagnosticAt(document, place, implied ? 'key' : 'value', {
      ...refusal,
      message: `Secret ${ref.name}: ${refusal.message}`,
    });
  }
}
