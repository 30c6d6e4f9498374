import { createEngineCheck } from '../issuer/check-with-engine.ts';
import { loadAgeIdentities } from '../secret/age-identities.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { SnapshotPorts } from '../snapshot/build-snapshot.ts';
import { createSecretOpener } from '../snapshot/create-secret-opener.ts';

export type PortOptions = Readonly<{
  /** Where age keys are named; see `takeEnvironment`. */
  environment: Readonly<NodeJS.ProcessEnv>;
  allowPlaintextSecrets: boolean;
  /** Be content with the envelope of a secret where there is no key: for a review. */
  inspectWithoutIdentity: boolean;
  managedKeys(): Promise<readonly SigningKey[]>;
  warn(message: string): void;
}>;

/**
 * What building a snapshot needs of the world.
 * @throws AgeIdentityError when an age key is named but unusable
 */
export async function createSnapshotPorts(options: PortOptions): Promise<SnapshotPorts> {
  const { identities, warnings } = await loadAgeIdentities(options.environment);
  for (const warning of warnings) options.warn(warning);
  return {
    openSecret: createSecretOpener({
      identities,
      allowPlaintext: options.allowPlaintextSecrets,
      inspectWithoutIdentity: options.inspectWithoutIdentity,
    }),
    checkClients: createEngineCheck(options.managedKeys),
  };
}
