import { checkRecipients } from './check-recipients.ts';
import { checkSopsFile } from './check-sops-file.ts';
import { findFiles, type FoundFile } from './find-files.ts';
import { RulesOfDirectory } from './rules-of-directory.ts';
import type { SecretFinding, SecretsReport, SopsFileReport } from './secret-finding.ts';

/**
 * Looks at every sops file below a directory, without decrypting anything.
 * @param root an absolute path
 * @param ours recipients of the identities at hand
 */
export async function inspectDirectory(
  root: string,
  ours: readonly string[],
): Promise<SecretsReport> {
  const rules = new RulesOfDirectory(root);
  const files: SopsFileReport[] = [];
  const findings: SecretFinding[] = [];
  for await (const found of findFiles(root)) {
    const inspected = await inspectFile(found, rules, ours);
    if (inspected.report !== undefined) files.push(inspected.report);
    findings.push(...inspected.findings);
  }
  return { files, findings: [...rules.findings(), ...findings] };
}

type Inspected = Readonly<{
  report?: SopsFileReport;
  findings: readonly SecretFinding[];
}>;

async function inspectFile(
  found: FoundFile,
  rules: RulesOfDirectory,
  ours: readonly string[],
): Promise<Inspected> {
  const { path: file } = found;
  if (!found.ok) return { findings: [unreadable(file, found.problem)] };
  const checked = checkSopsFile(file, found.bytes);
  const { known, rule } = await rules.ruleFor(file);
  if (checked === undefined) {
    const isPlain = rule !== undefined && found.bytes.length > 0 && isMeantForSops(file);
    return { findings: isPlain ? [notEncrypted(file, rule.name)] : [] };
  }
  const { metadata } = checked;
  if (metadata === undefined) return checked;
  const recipients = metadata.age.map(({ recipient }) => recipient);
  const { lastModified, macOnlyEncrypted, otherKeyServices, usesShamir } = metadata;
  return {
    report: { file, recipients, lastModified, macOnlyEncrypted, otherKeyServices, usesShamir },
    findings: [
      ...checked.findings,
      ...(known && rule === undefined ? [noRule(file)] : []),
      ...checkRecipients(file, recipients, rule, ours),
    ],
  };
}

/** By its name: the rules of many repositories are for every file that sops is called on. */
function isMeantForSops(file: string): boolean {
  if (/(?:^|\/)\.sops\.yaml$/.test(file)) return false;
  return /\.(?:ya?ml|json|env|ini)$/i.test(file) && /secret|\.(?:sops|enc)\./i.test(file);
}

function unreadable(file: string, code: string): SecretFinding {
  return {
    file,
    kind: 'unreadable',
    severity: 'error',
    message: `it cannot be read (${code})`,
    help: 'see to its permissions',
  };
}

function notEncrypted(file: string, rule: string): SecretFinding {
  return {
    file,
    kind: 'not-encrypted',
    severity: 'error',
    message: `the file is not encrypted, although ${rule} is for it`,
    help: `run "sops encrypt --in-place ${file}", and change its secrets if others may have seen them`,
  };
}

function noRule(file: string): SecretFinding {
  return {
    file,
    kind: 'no-rule',
    severity: 'warning',
    message: 'no rule of .sops.yaml is for the file, so that "sops updatekeys" leaves it as it is',
    help: 'add one, or extend the path_regex of another',
  };
}
