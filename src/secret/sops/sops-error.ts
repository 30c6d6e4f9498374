/** What can be wrong with a sops file. */
export type SopsErrorCode =
  | 'SOPS_SYNTAX'
  | 'SOPS_NO_METADATA'
  | 'SOPS_UNSUPPORTED'
  | 'SOPS_NO_AGE_RECIPIENT'
  | 'SOPS_NO_IDENTITY'
  | 'SOPS_WRONG_KEY'
  | 'SOPS_BAD_DATA_KEY'
  | 'SOPS_VALUE_TAMPERED'
  | 'SOPS_NO_MAC'
  | 'SOPS_MAC_MISMATCH';

const REVIEW_AND_SIGN =
  'review every value with "sops edit --ignore-mac FILE", change one and save, so that sops signs the file again';

const REMEDIES = {
  SOPS_SYNTAX: 'restore FILE from git, or encrypt it again with "sops encrypt --in-place FILE"',
  SOPS_NO_METADATA: 'encrypt it with "sops encrypt --in-place FILE"',
  SOPS_UNSUPPORTED: 'rewrite FILE without it and run "sops encrypt --in-place FILE"',
  SOPS_NO_AGE_RECIPIENT:
    'add an age recipient to .sops.yaml and run "sops updatekeys FILE" with a key that opens it',
  SOPS_NO_IDENTITY: 'name the age key file in SOPS_AGE_KEY_FILE',
  SOPS_WRONG_KEY:
    'add our recipient to .sops.yaml and run "sops updatekeys FILE" with a key that opens it',
  SOPS_BAD_DATA_KEY: 'give it a new data key with "sops rotate --in-place FILE"',
  SOPS_VALUE_TAMPERED:
    'restore FILE from git, or set the value anew with "sops set FILE" and a new secret',
  SOPS_NO_MAC: REVIEW_AND_SIGN,
  SOPS_MAC_MISMATCH: REVIEW_AND_SIGN,
} as const satisfies Record<SopsErrorCode, string>;

/**
 * A sops file that cannot be opened or trusted. The message names paths and recipients, never a
 * value or a key, and there is never a cause: the libraries' own errors print whole keys.
 */
export class SopsError extends Error {
  override readonly name = 'SopsError';
  readonly code: SopsErrorCode;
  /** What is wrong, without a full stop. */
  readonly problem: string;
  /** What to do; `FILE` stands for the path of the file. */
  readonly remedy: string;

  constructor(code: SopsErrorCode, problem: string, remedy: string = REMEDIES[code]) {
    super(`${problem}; ${remedy}`);
    this.code = code;
    this.problem = problem;
    this.remedy = remedy;
  }
}
