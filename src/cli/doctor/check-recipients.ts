import type { CreationRule } from '../../secret/sops/creation-rules.ts';
import type { SecretFinding } from './secret-finding.ts';

/** The rule of a `.sops.yaml` that is for a file, and how to call it. */
export type RuleOfFile = Readonly<{ rule: CreationRule; name: string }>;

/**
 * Compares who can open a file with who should be able to.
 * @param recipients of the file, as `age1…`
 * @param ours recipients of the identities at hand; none when there is no identity
 */
export function checkRecipients(
  file: string,
  recipients: readonly string[],
  expected: RuleOfFile | undefined,
  ours: readonly string[],
): readonly SecretFinding[] {
  return [
    ...(expected === undefined ? [] : compareWithRule(file, recipients, expected)),
    ...(ours.length === 0 || ours.some((recipient) => recipients.includes(recipient))
      ? []
      : [identityMissing(file)]),
  ];
}

function compareWithRule(
  file: string,
  recipients: readonly string[],
  { rule, name }: RuleOfFile,
): readonly SecretFinding[] {
  const missing = rule.recipients.filter((recipient) => !recipients.includes(recipient));
  const unknown = recipients.filter((recipient) => !rule.recipients.includes(recipient));
  return [
    ...missing.map((recipient): SecretFinding => ({
      file,
      kind: 'recipient-missing',
      severity: 'error',
      message: `${shortRecipient(recipient)} cannot open the file, although ${name} names it`,
      help: `run "sops updatekeys ${file}" with a key that opens it`,
    })),
    ...unknown.map((recipient): SecretFinding => ({
      file,
      kind: 'recipient-unknown',
      severity: 'error',
      message: `${shortRecipient(recipient)} can open the file, although ${name} does not name it`,
      help: `run "sops updatekeys ${file}" and "sops rotate --in-place ${file}"; whoever may no longer know the secrets has read them, so change these too`,
    })),
  ];
}

function identityMissing(file: string): SecretFinding {
  return {
    file,
    kind: 'identity-missing',
    severity: 'error',
    message: 'no age identity at hand opens the file',
    help: `add its recipient to .sops.yaml and run "sops updatekeys ${file}" with a key that opens it`,
  };
}

/** As much of a recipient as tells it from others: a post-quantum one has 2,000 characters. */
export function shortRecipient(recipient: string): string {
  return recipient.length <= 24 ? recipient : `${recipient.slice(0, 20)}…`;
}
