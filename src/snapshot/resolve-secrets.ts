import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { Secret } from '../secret/secret.ts';
import { NO_SECRETS, type ClientSecrets } from './build-credential.ts';
import { secretReferencesOf, type SecretReference } from './secret-references.ts';
import type { OpenedSecret, OpenSecret, Refusal, SecretOpening } from './secret-opening.ts';

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
    const value = this.open(reference)?.valueAt(reference.ref.key ?? 'secret');
    if (value === undefined) return undefined;
    if (value.ok) return value.secret;
    this.refuse(reference, value);
    return undefined;
  }

  /** The Secret a reference names; undefined when that is a mistake somebody has been told about. */
  open(reference: SecretReference): OpenedSecret | undefined {
    const { name } = reference.ref;
    const opening = this.#openings.get(name);
    if (opening?.ok === true) return opening;
    if (opening === undefined && !this.#broken.has(name)) {
      this.diagnostics.push(this.#unknownSecret(reference));
    }
    return undefined;
  }

  /** Tells why what a reference names cannot be used. */
  refuse(reference: SecretReference, refusal: Refusal): void {
    const { document, pointer, ref, implied } = reference;
    const place = implied ? '/spec' : `${pointer}/${ref.key === undefined ? 'name' : 'key'}`;
    this.diagnostics.push(
      diagnosticAt(document, place, implied ? 'key' : 'value', {
        ...refusal,
        message: `Secret ${ref.name}: ${refusal.message}`,
      }),
    );
  }

  /** The secrets a client refers to; undefined when one of them cannot be had. */
  resolveClient(resource: ResourceOf<'Client'>): ClientSecrets | undefined {
    const references = secretReferencesOf(resource);
    if (references === undefined) return NO_SECRETS;
    const current = references.current && this.resolve(references.current);
    const previous = references.previous.map((reference) => reference && this.resolve(reference));
    const missing =
      (references.current !== undefined && current === undefined) ||
      references.previous.some((reference, index) => reference && previous[index] === undefined);
    return missing ? undefined : { current, previous };
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
}
