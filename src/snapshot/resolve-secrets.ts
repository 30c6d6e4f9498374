import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { RuleName } from '../diagnostic/rules.ts';
import { authMethodOf } from '../resource/client-auth-method.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import { expandClient } from '../resource/expand-client.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { OutsideProblem, OutsideReference, OutsideSecret } from '../secret/outside-secrets.ts';
import type { Secret } from '../secret/secret.ts';
import { NO_SECRETS, type ClientSecrets } from './build-credential.ts';
import { mapAhead } from './map-ahead.ts';
import { secretReferencesOf, type SecretReference } from './secret-references.ts';
import type { OpenedSecret, OpenSecret, Refusal, SecretOpening } from './secret-opening.ts';

/** A key for HMAC must not be shorter than the hash. */
const HS256_BYTES = 32;

type Related = NonNullable<Diagnostic['related']>;

type ResolverParts = Readonly<{
  secrets: readonly ResourceOf<'Secret'>[];
  /** Names of Secrets that are declared but broken. */
  broken: readonly string[];
  open: OpenSecret;
  readOutside(reference: OutsideReference): OutsideSecret;
}>;

/** Looks up references among the Secrets of one tree, each file opened once. */
export class SecretResolver {
  readonly #secrets: ReadonlyMap<string, ResourceOf<'Secret'>>;
  readonly #broken: ReadonlySet<string>;
  readonly #open: OpenSecret;
  readonly #readOutside: ResolverParts['readOutside'];
  readonly #openings = new Map<string, SecretOpening>();
  readonly diagnostics: Diagnostic[] = [];

  constructor({ secrets, broken, open, readOutside }: ResolverParts) {
    this.#readOutside = readOutside;
    this.#secrets = new Map(secrets.map((secret) => [secret.value.metadata.name, secret]));
    this.#broken = new Set(broken);
    this.#open = open;
  }

  /**
   * Opens every Secret, referred to or not: a plaintext one must not lie in git unnoticed.
   */
  async openAll(): Promise<void> {
    const secrets = [...this.#secrets];
    const openings = await mapAhead(secrets, ([, secret]) => this.#open(secret));
    for (const [index, [name, secret]] of secrets.entries()) {
      const opening = openings[index];
      if (opening === undefined) continue;
      this.#openings.set(name, opening);
      if (opening.ok) continue;
      this.diagnostics.push(diagnosticAt(secret.document, '/metadata/name', 'value', opening));
    }
  }

  /** The value a reference names; undefined when that is a mistake somebody has been told about. */
  resolve(reference: SecretReference): Secret | undefined {
    const { ref } = reference;
    if (!('name' in ref)) return this.#resolveOutside(reference, ref);
    const value = this.#openNamed(reference, ref.name)?.valueAt(ref.key);
    if (value === undefined) return undefined;
    if (value.ok) return value.secret;
    this.refuse(reference, value);
    return undefined;
  }

  /** The Secret a reference names; undefined when that is a mistake somebody has been told about. */
  open(reference: SecretReference): OpenedSecret | undefined {
    return 'name' in reference.ref ? this.#openNamed(reference, reference.ref.name) : undefined;
  }

  #openNamed(reference: SecretReference, name: string): OpenedSecret | undefined {
    const opening = this.#openings.get(name);
    if (opening?.ok === true) return opening;
    if (opening === undefined && !this.#broken.has(name)) {
      this.diagnostics.push(this.#unknownSecret(reference, name));
    }
    return undefined;
  }

  /** Whether the value is a stand-in, for want of a key or of the file. */
  isSealed(reference: SecretReference): boolean {
    const { ref } = reference;
    if ('name' in ref) return this.open(reference)?.sealed === true;
    const found = this.#readOutside(ref);
    return found.ok && found.sealed === true;
  }

  /** Tells why what a reference names cannot be used. */
  refuse(reference: SecretReference, refusal: Refusal): void {
    const { document, pointer, ref, implied, vital } = reference;
    if (!('name' in ref)) {
      this.diagnostics.push(diagnosticAt(document, outsidePlace(pointer, ref), 'value', refusal));
      return;
    }
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
    const secret = 'name' in ref ? this.#secrets.get(ref.name) : undefined;
    return [
      { place, message: 'the reference' },
      ...(secret === undefined ? [] : [declarationOf(secret)]),
    ];
  }

  /** The secrets a client refers to, without those that somebody has been told about. */
  resolveClient(resource: ResourceOf<'Client'>): ClientSecrets {
    const references = secretReferencesOf(resource);
    if (references === undefined) return NO_SECRETS;
    const signs = authMethodOf(expandClient(resource).spec) === 'client_secret_jwt';
    const resolve = (reference: SecretReference) =>
      signs ? this.#resolveToSign(reference) : this.resolve(reference);
    return {
      current: references.current && resolve(references.current),
      previous: references.previous.map((reference) => reference && resolve(reference)),
    };
  }

  /** A short one could be found by trying, by whoever sees a signature (RFC 7518 section 3.2). */
  #resolveToSign(reference: SecretReference): Secret | undefined {
    const secret = this.resolve(reference);
    if (secret !== undefined && Buffer.byteLength(secret.reveal()) < HS256_BYTES) {
      this.refuse(reference, {
        rule: 'short-secret',
        message: `the value is too short to sign with: HS256 needs ${HS256_BYTES} bytes`,
        help: 'give the client a longer one: idpfile secret rotate makes one of 48 characters',
      });
    }
    return secret;
  }

  #resolveOutside(reference: SecretReference, ref: OutsideReference): Secret | undefined {
    const found = this.#readOutside(ref);
    if (found.ok) return found.secret;
    const { document, pointer, vital } = reference;
    const { code, message, help } = found;
    // A mounted secret that is taken away was revoked, like a Secret that was deleted.
    const inert = code === 'missing' && vital !== true ? ({ inert: true } as const) : {};
    this.diagnostics.push(
      diagnosticAt(document, outsidePlace(pointer, ref), 'value', {
        rule: RULE_OF[code],
        message,
        help,
        ...inert,
      }),
    );
    return undefined;
  }

  #unknownSecret({ document, pointer, implied, vital }: SecretReference, name: string): Diagnostic {
    const close = nearest(name, [...this.#secrets.keys()]);
    const inert = vital === true ? {} : ({ inert: true } as const);
    if (implied) {
      return diagnosticAt(document, '/spec', 'key', {
        rule: 'unknown-secret',
        message: `the client is not public, gives no secretHash, and there is no Secret called ${name}`,
        help: 'add public: true, a secretHash, or a Secret below secrets/',
        ...inert,
      });
    }
    return diagnosticAt(document, `${pointer}/name`, 'value', {
      rule: 'unknown-secret',
      message: `no Secret is called ${name}`,
      help: close === undefined ? 'add it below secrets/' : `did you mean ${close}?`,
      ...inert,
    });
  }
}

const RULE_OF = {
  missing: 'unknown-secret',
  'not-allowed': 'not-allowed-value',
  unusable: 'secret-value',
} as const satisfies Record<OutsideProblem['code'], RuleName>;

const outsidePlace = (pointer: string, ref: OutsideReference) =>
  `${pointer}/${'env' in ref ? 'env' : 'file'}`;

function declarationOf({ document }: ResourceOf<'Secret'>): Related[number] {
  const place = { file: document.file.path, range: document.rangeOf('/metadata/name') };
  return { place, message: 'the Secret' };
}
