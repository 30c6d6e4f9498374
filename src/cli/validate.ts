import { generateSigningKeys } from '../secret/managed-keys.ts';
import { buildSnapshot } from '../snapshot/build-snapshot.ts';
import { readTree } from '../tree/read-tree.ts';
import { counted } from './counted.ts';
import { exitCodeFor, type ExitCode } from './exit-code.ts';
import { diagnosticsText, wantsColor } from './print-diagnostics.ts';
import { reportJson } from './report/json.ts';
import { createSnapshotPorts } from './snapshot-ports.ts';
import { takeEnvironment } from './take-environment.ts';

export type ValidateOptions = Readonly<{
  directory: string;
  format: 'text' | 'json';
  allowPlaintextSecrets: boolean;
}>;

/**
 * Says everything that is wrong with a directory, by the path the server takes.
 * @throws SourceUnavailable when the directory cannot be read
 */
export async function validate(options: ValidateOptions): Promise<ExitCode> {
  const ports = await createSnapshotPorts({
    environment: takeEnvironment(),
    allowPlaintextSecrets: options.allowPlaintextSecrets,
    inspectWithoutIdentity: true,
    // A server's own keys stay with the server: any of the same kind will do to ask the engine.
    managedKeys: generateSigningKeys,
    warn: (message) => process.stderr.write(`warning: ${message}\n`),
  });
  const tree = await readTree(options.directory);
  const built = await buildSnapshot(tree, ports);
  const diagnostics = built.ok ? built.warnings : built.diagnostics;
  if (options.format === 'json') {
    process.stdout.write(reportJson(diagnostics));
  } else {
    if (diagnostics.length > 0) {
      process.stdout.write(diagnosticsText(diagnostics, tree, wantsColor(process.stdout)));
    }
    if (built.ok) {
      const { clients, usersBySub, revision } = built.value;
      process.stdout.write(
        `${options.directory} is valid: ${counted(clients.size, 'client')}, ${counted(usersBySub.size, 'user')}, revision ${revision.slice(0, 12)}\n`,
      );
    }
  }
  return exitCodeFor(diagnostics);
}
