import { log } from '../log.ts';
import { identityFilesOf, loadAgeIdentities } from '../secret/age-identities.ts';
import type { OutsideSecrets } from '../secret/outside-secrets.ts';
import { createSnapshotPorts, type OpenedPorts, type PortOptions } from './snapshot-ports.ts';

export type ServerPortOptions = PortOptions & Readonly<{ outside: OutsideSecrets }>;

/** The ports of a server, kept in step with what lies beside the directory. */
export type RenewedPorts = Readonly<{
  current(): OpenedPorts;
  /** Looks at age keys, mounted files and variables anew; true when one of them has changed. */
  renew(): Promise<boolean>;
  /** The files that `renew` looks at. */
  files(): readonly string[];
}>;

/** Unusable age keys leave those before in use, and that is said once. */
export function renewPorts(first: OpenedPorts, options: ServerPortOptions): RenewedPorts {
  const { environment, outside } = options;
  const identityFiles = identityFilesOf(environment);
  let ports = first;
  let complaint = '';

  async function renewIdentities(): Promise<boolean> {
    try {
      const { identities } = await loadAgeIdentities(environment);
      complaint = '';
      const recipients = identities.map(({ recipient }) => recipient);
      if (recipients.join() === ports.recipients.join()) return false;
      ports = await createSnapshotPorts(options);
      return true;
    } catch (err) {
      const message = err instanceof Error ? err.message : String(err);
      if (message !== complaint) log.error({ err }, 'unusable age keys: those before stay in use');
      complaint = message;
      return false;
    }
  }

  return {
    current: () => ports,
    renew: async () => {
      const haveIdentities = await renewIdentities();
      return outside.refresh() || haveIdentities;
    },
    files: () => [...outside.paths(), ...identityFiles],
  };
}
