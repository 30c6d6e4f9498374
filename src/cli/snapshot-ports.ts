import { randomBytes } from 'node:crypto';
import { loadAgeIdentities } from '../secret/age-identities.ts';
import { OutsideSecrets, type OutsideSecret } from '../secret/outside-secrets.ts';
import { Secret } from '../secret/secret.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { SnapshotPorts } from '../snapshot/snapshot-ports.ts';
import { createDocumentOpener } from '../snapshot/create-document-opener.ts';
import { createSecretOpener } from '../snapshot/create-secret-opener.ts';

export type PortOptions = Readonly<{
  /** Where age keys are named; see `takeEnvironment`. */
  environment: Readonly<NodeJS.ProcessEnv>;
  allowPlaintextSecrets: boolean;
  /** Be content with the envelope of a secret where there is no key: for a review. */
  inspectWithoutIdentity: boolean;
  /** Mounted files and variables: kept by who wants to know when they change. */
  outside?: OutsideSecrets;
  /** Leave what the Policy forbids for others to tell, although the Issuer enforces it. */
  ignorePolicy?: boolean;
  managedKeys(): Promise<readonly SigningKey[]>;
  warn(message: string): void;
}>;

export type OpenedPorts = SnapshotPorts &
  Readonly<{
    /** Of the age keys that Secrets are opened with. */
    recipients: readonly string[];
  }>;

/**
 * What building a snapshot needs of the world.
 * @throws AgeIdentityError when an age key is named but unusable
 */
export async function createSnapshotPorts(options: PortOptions): Promise<OpenedPorts> {
  const { identities, warnings } = await loadAgeIdentities(options.environment);
  for (const warning of warnings) options.warn(warning);
  const { outside = new OutsideSecrets(options.environment) } = options;
  const engine = createLateEngineCheck(options.managedKeys);
  const openSecret = createSecretOpener({
    identities,
    allowPlaintext: options.allowPlaintextSecrets,
    inspectWithoutIdentity: options.inspectWithoutIdentity,
  });
  return {
    recipients: identities.map(({ recipient }) => recipient),
    openSecret: (secret) => {
      const opening = openSecret(secret);
      // Another thread decrypts: this one would only wait for it.
      engine.prepare();
      return opening;
    },
    openDocument: createDocumentOpener({
      identities,
      inspectWithoutIdentity: options.inspectWithoutIdentity,
    }),
    readOutsideSecret: (reference, roots) => {
      const found = outside.read(reference, roots);
      // Where the files are reviewed nothing is mounted.
      const isUnknown = options.inspectWithoutIdentity && !found.ok && found.code === 'missing';
      return isUnknown ? STAND_IN : found;
    },
    checkClients: engine.checkClients,
    ...(options.ignorePolicy === true ? {} : { checkPolicy }),
  };
}

const STAND_IN: OutsideSecret = {
  ok: true,
  secret: new Secret(randomBytes(32).toString('base64url')),
  sealed: true,
};

type CheckClients = SnapshotPorts['checkClients'];

/** The engine takes as long to be loaded as nearly all the rest: it is when there is time, or need. */
function createLateEngineCheck(managedKeys: PortOptions['managedKeys']) {
  let loaded: Promise<CheckClients> | undefined;
  const load = async () => {
    const { createEngineCheck } = await import('../issuer/check-with-engine.ts');
    return createEngineCheck(managedKeys);
  };
  const checkClients: CheckClients = async (clients, signingKeys) => {
    loaded ??= load();
    return (await loaded)(clients, signingKeys);
  };
  /** Begins as soon as nothing else is to be done. */
  const prepare = () => {
    if (loaded !== undefined) return;
    setImmediate(() => {
      loaded ??= load();
    });
  };
  return { checkClients, prepare };
}

/** Loaded when an Issuer asks for it: most do not. */
const checkPolicy: NonNullable<SnapshotPorts['checkPolicy']> = async (built, slice) => {
  const { enforcePolicy } = await import('./enforce-policy.ts');
  return enforcePolicy(built, slice);
};
