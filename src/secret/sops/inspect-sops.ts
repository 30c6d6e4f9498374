import { parseSops } from './parse-sops.ts';
import type { SopsFormat } from './sops-format.ts';

/** What a sops file says about itself. Without a key nothing of it can be verified. */
export type SopsInspection = Readonly<{
  /** The age recipients, as `age1…`. */
  recipients: readonly string[];
  /** RFC 3339; empty when missing. */
  lastModified: string;
  macOnlyEncrypted: boolean;
  /** Other key services that can open the file, such as `pgp` or `kms`. */
  otherKeyServices: readonly string[];
  /** The data key is split over several key groups. */
  usesShamir: boolean;
}>;

/**
 * Reads the metadata of a sops file without any private key.
 * @throws SopsError when the file cannot be parsed or is not encrypted.
 */
export function inspectSops(bytes: Uint8Array, format: SopsFormat): SopsInspection {
  const { age, lastModified, macOnlyEncrypted, otherKeyServices, usesShamir } = parseSops(
    bytes,
    format,
  ).metadata;
  const recipients = age.map(({ recipient }) => recipient);
  return { recipients, lastModified, macOnlyEncrypted, otherKeyServices, usesShamir };
}
