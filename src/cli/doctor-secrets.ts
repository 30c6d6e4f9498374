import { loadAgeIdentities } from '../secret/age-identities.ts';
import { resolveBaseDirectory } from '../tree/base-directory.ts';
import { inspectDirectory } from './doctor/inspect-directory.ts';
import { secretsText } from './doctor/secrets-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { takeEnvironment } from './take-environment.ts';

export type DoctorSecretsOptions = Readonly<{ directory: string; format: 'text' | 'json' }>;

/**
 * Says who can open the sops files below a directory and what is wrong with them. It decrypts
 * nothing; where an age identity is at hand, it says which files that one does not open.
 * @throws SourceUnavailable when the directory cannot be read
 * @throws AgeIdentityError when an age key is named but unusable
 */
export async function doctorSecrets({
  directory,
  format,
}: DoctorSecretsOptions): Promise<ExitCode> {
  const { identities, warnings } = await loadAgeIdentities(takeEnvironment());
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  const { root } = resolveBaseDirectory(directory);
  const ours = identities.map(({ recipient }) => recipient);
  const report = await inspectDirectory(root, ours);
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : secretsText(report, Date.now()),
  );
  return report.findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.ok;
}
