import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { shownErrorCode } from '../tree/system-error.ts';
import { parsePlainSecrets } from './plain-secrets.ts';
import { resolveSecretValue, type SecretSource } from './secret-value.ts';
import type { Secret } from './secret.ts';
import { sopsFormatOf } from './sops/sops-format.ts';

/** A secret outside of the configuration directory: a mounted file, or a variable. */
export type OutsideReference =
  Readonly<{ file: string; key?: string | undefined }> | Readonly<{ env: string }>;

/** Why an outside secret cannot be had. `missing`: it is not there, which may change. */
export type OutsideProblem = Readonly<{
  ok: false;
  code: 'missing' | 'not-allowed' | 'unusable';
  message: string;
  help?: string;
}>;

export type OutsideSecret =
  | Readonly<{
      ok: true;
      secret: Secret;
      /** A stand-in, where nobody looked. */
      sealed?: true;
    }>
  | OutsideProblem;

/** A bundle of certificates and keys is smaller. */
const MAX_BYTES = 1024 * 1024;

/** Nobody's client may be given the age key, or whatever else the environment holds. */
const VARIABLE = /^IDPFILE_SECRET_[A-Z0-9_]+$/;

type Contents =
  | Readonly<{ ok: true; source: SecretSource; digest: string; values: Map<string, OutsideSecret> }>
  | Readonly<{ ok: false; problem: OutsideProblem; digest: string }>;

/**
 * Reads secrets that the platform mounts or passes, and knows when one of them has changed. A secret
 * with the same value is the same object again, so that nothing depends on a file that was merely
 * written anew.
 */
export class OutsideSecrets {
  readonly #environment: Readonly<NodeJS.ProcessEnv>;
  readonly #files = new Map<string, Contents>();
  readonly #variables = new Map<string, OutsideSecret>();
  /** Bytes are compared by what this key makes of them: they are not kept. */
  readonly #digestKey = randomBytes(32);

  constructor(environment: Readonly<NodeJS.ProcessEnv>) {
    this.#environment = environment;
  }

  /** @param roots absolute paths of the directories that files may lie below */
  read(reference: OutsideReference, roots: readonly string[]): OutsideSecret {
    return 'env' in reference
      ? this.#readVariable(reference.env)
      : this.#readFile(reference.file, reference.key, roots);
  }

  /** The files that were asked for, whether or not they were there: what is worth watching. */
  paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Looks at all files again; true when one of them says something else by now. */
  refresh(): boolean {
    let hasChanged = false;
    for (const [path, before] of this.#files) {
      const now = this.#load(path);
      if (now.digest === before.digest) continue;
      this.#files.set(path, now);
      hasChanged = true;
    }
    return hasChanged;
  }

  #readVariable(name: string): OutsideSecret {
    const known = this.#variables.get(name);
    if (known !== undefined) return known;
    const secret = variableSecret(name, this.#environment[name]);
    this.#variables.set(name, secret);
    return secret;
  }

  #readFile(path: string, key: string | undefined, roots: readonly string[]): OutsideSecret {
    if (!roots.some((root) => isBelow(path, root))) return outOfBounds(path);
    const contents = this.#files.get(path) ?? this.#load(path);
    this.#files.set(path, contents);
    if (!contents.ok) return contents.problem;
    // A link may lead out again, and Kubernetes links every file to its newest version.
    if (!roots.some((root) => isReallyBelow(path, root))) return outOfBounds(path);
    const known = contents.values.get(key ?? '');
    if (known !== undefined) return known;
    const value = valueIn(path, contents.source, key);
    contents.values.set(key ?? '', value);
    return value;
  }

  #load(path: string): Contents {
    const read = readBytes(path);
    if (!read.ok) return { ok: false, problem: read, digest: read.message };
    const { bytes } = read;
    const digest = createHmac('sha256', this.#digestKey).update(bytes).digest('hex');
    const parsed = parsePlainSecrets(bytes, formatOf(path));
    bytes.fill(0);
    if (parsed.ok) return { ok: true, source: parsed.source, digest, values: new Map() };
    const problem = unusable(`the file ${path} ${parsed.message}`);
    return { ok: false, problem, digest };
  }
}

function variableSecret(name: string, value: string | undefined): OutsideSecret {
  if (!VARIABLE.test(name)) {
    return {
      ok: false,
      code: 'not-allowed',
      message: `the variable ${name} is not for clients`,
      help: 'name one that begins with IDPFILE_SECRET_',
    };
  }
  if (value === undefined) {
    const help = 'set it where the server is started';
    return { ok: false, code: 'missing', message: `the variable ${name} is not set`, help };
  }
  const source = {
    format: 'binary',
    value: { data: value },
    encrypted: new Set<string>(),
  } as const;
  const found = resolveSecretValue(source, undefined, { allowPlaintext: true });
  return found.ok ? found : unusable(`the variable ${name} is empty`);
}

function valueIn(path: string, source: SecretSource, key: string | undefined): OutsideSecret {
  const found = resolveSecretValue(source, key, { allowPlaintext: true });
  if (found.ok) return found;
  const { message, help } = found;
  return unusable(`the file ${path}: ${message}`, help);
}

/** By its extension, as sops does it; anything else is one secret as a whole. */
function formatOf(path: string): SecretSource['format'] {
  return /\.ini$/i.test(path) ? 'binary' : sopsFormatOf(path);
}

function readBytes(path: string): Readonly<{ ok: true; bytes: Buffer }> | OutsideProblem {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return unusable(`${path} is not a regular file`);
      if (stats.size > MAX_BYTES) return unusable(`the file ${path} is larger than 1 MiB`);
      return { ok: true, bytes: readFileSync(descriptor) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = shownErrorCode(error);
    return {
      ok: false,
      code: 'missing',
      message: `the file ${path} cannot be read (${code})`,
      help: 'mount it, or let the user of the server read it',
    };
  }
}

function isReallyBelow(path: string, root: string): boolean {
  try {
    return isBelow(realpathSync(path), realpathSync(root)) && statSync(path).isFile();
  } catch {
    return false;
  }
}

function isBelow(path: string, root: string): boolean {
  if (!isAbsolute(path)) return false;
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith('../');
}

function outOfBounds(path: string): OutsideProblem {
  return {
    ok: false,
    code: 'not-allowed',
    message: `the file ${path} is not below one of the directories that issuer.yaml allows`,
    help: 'add its directory to spec.secretFiles of the Issuer',
  };
}

function unusable(message: string, help?: string): OutsideProblem {
  return { ok: false, code: 'unusable', message, ...(help === undefined ? {} : { help }) };
}
