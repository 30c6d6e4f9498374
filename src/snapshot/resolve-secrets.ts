import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { Secret } from '../secret/secret.ts';
import { NO_SECRETS, type ClientSecrets } from './build-credential.ts';
import { secretReferencesOf, type SecretReference } from './secret-references.ts';
import type { OpenedSecret, OpenSecret, Refusal, SecretOpening } from './secret-opening.ts';

type Related = NonNullable<Diagnostic['related']>;

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
    const { document, pointer, ref, implied, vital } = reference;
    const secret = this.#secrets.get(ref.name);
    const place = implied ? '/spec' : `${pointer}/${ref.key === undefined ? 'name' : 'key'}`;
    this.diagnostics.push(
      diagnosticAt(document, place, implied ? 'key' : 'value', {
        ...refusal,
        message: `Secret ${ref.name}: ${refusal.message}`,
        ...(secret === undefined ? {} : { related: [declarationOf(secret)] }),
        // A key that was taken out of a Secret was revoked, like a Secret that was deleted.
        ...(refusal.rule === 'unknown-secret-key' && vital !== true ? { inert: true } : {}),
      }),
    );
  }

  /** A reference and the Secret that it means: where to look when what they give does not fit. */
  placesOf({ document, pointer, ref }: Omit<SecretReference, 'implied'>): Related {
    const place = { file: document.file.path, range: document.rangeOf(pointer) };
    const secret = this.#secrets.get(ref.name);
    return [
      { place, message: 'the reference' },
      ...(secret === undefined ? [] : [declarationOf(secret)]),
    ];
  }

  /** The secrets a client refers to, without those that somebody has been told about. */
  resolveClient(resource: ResourceOf<'Client'>): ClientSecrets {
    const references = secretReferencesOf(resource);
    if (references === undefined) return NO_SECRETS;
    return {
      current: references.current && this.resolve(references.current),
      previous: references.previous.map((reference) => reference && this.resolve(reference)),
    };
  }

  #unknownSecret({ document, pointer, ref, implied, vital }: SecretReference): Diagnostic {
    const close = nearest(ref.name, [...this.#secrets.keys()]);
    const inert = vital === true ? {} : ({ inert: true } as const);
    if (implied) {
      return diagnosticAt(document, '/spec', 'key', {
        rule: 'unknown-secret',
        message: `the client is not public, gives no secretHash, and there is no Secret called ${ref.name}`,
        help: 'add public: true, a secretHash, or a Secret below secrets/',
        ...inert,
      });
    }
    return diagnosticAt(document, `${pointer}/name`, 'value', {
      rule: 'unknown-secret',
      message: `no Secret is called ${ref.name}`,
      help: close === undefined ? 'add it below secrets/' : `did you mean ${close}?`,
      ...inert,
    });
  }
}

function declarationOf({ document }: ResourceOf<'Secret'>): Related[number] {
  const place = { file: document.file.path, range: document.rangeOf('/metadata/name') };
  return { place, message: 'the Secret' };
}
