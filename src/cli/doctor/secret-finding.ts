import type { SopsInspection } from '../../secret/sops/inspect-sops.ts';

/** Something to see to in the sops files of a directory, or in a `.sops.yaml`. */
export type SecretFinding = Readonly<{
  /** Path below the directory; a `.sops.yaml` may lie above it. */
  file: string;
  kind: FindingKind;
  severity: 'error' | 'warning';
  /** One sentence without a full stop, which shows no value. */
  message: string;
  /** What to do about it. */
  help: string;
}>;

/** A stable name for scripts. */
export type FindingKind =
  | 'unreadable'
  | 'not-encrypted'
  | 'plaintext-value'
  | 'recipient-missing'
  | 'recipient-unknown'
  | 'identity-missing'
  | 'no-age-recipient'
  | 'other-key-service'
  | 'shamir'
  | 'no-mac'
  | 'mac-only-encrypted'
  | 'no-rule'
  | 'rule-malformed'
  | 'rule-unknown-key';

/** What a sops file says about itself; nothing of it is verified, for that takes a key. */
export type SopsFileReport = Readonly<{ file: string }> & SopsInspection;

export type SecretsReport = Readonly<{
  files: readonly SopsFileReport[];
  findings: readonly SecretFinding[];
}>;
