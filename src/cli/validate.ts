import { printable } from '../diagnostic/printable.ts';
import { counted } from './counted.ts';
import { evaluateDirectory, type Evaluation } from './evaluate-directory.ts';
import { exitCodeFor, type ExitCode } from './exit-code.ts';
import { isExpected } from './expected-error.ts';
import type { MadeFix } from './fix-file.ts';
import type { Output } from './report/output.ts';
import { writeRefusals, writeReports } from './report/write-reports.ts';
import { createSnapshotPorts } from './snapshot-ports.ts';
import { takeEnvironment } from './take-environment.ts';
import { throwawayKeys } from './throwaway-keys.ts';
import { shortId } from '../tree/short-id.ts';

export type ValidateOptions = Readonly<{
  directory: string;
  /** At most one of them goes to standard output. */
  outputs: readonly Output[];
  /** Mend what can only be meant in one way, before the report. */
  fix: boolean;
  allowPlaintextSecrets: boolean;
}>;

/**
 * Says everything that is wrong with a directory, by the path the server takes.
 * @throws SourceUnavailable when the directory cannot be read
 * @throws FileUnwritable when a report, or a fixed file, cannot be written
 */
export async function validate(options: ValidateOptions): Promise<ExitCode> {
  const { directory, outputs } = options;
  try {
    const { tree, diagnostics, snapshot } = await evaluate(options);
    const verdict = snapshot && verdictOn(directory, snapshot);
    await writeReports(outputs, { directory, tree, diagnostics, verdict });
    return exitCodeFor(diagnostics);
  } catch (thrown) {
    const message = isExpected(thrown) ? thrown.message : 'idpfile failed; see its standard error';
    await writeRefusals(outputs, { directory, message });
    throw thrown;
  }
}

async function evaluate(options: ValidateOptions): Promise<Evaluation> {
  const { directory, outputs, fix, allowPlaintextSecrets } = options;
  const ports = await createSnapshotPorts({
    environment: takeEnvironment(),
    allowPlaintextSecrets,
    inspectWithoutIdentity: true,
    managedKeys: throwawayKeys,
    warn: (message) => process.stderr.write(`warning: ${message}\n`),
  });
  if (!fix) return evaluateDirectory(directory, ports);
  const { fixDirectory } = await import('./fix-directory.ts');
  const { made, evaluation } = await fixDirectory(directory, () =>
    evaluateDirectory(directory, ports),
  );
  // What a program reads from standard output stays clean.
  const isForPeople = outputs.some(({ format, file }) => format === 'text' && file === undefined);
  const stream = isForPeople ? process.stdout : process.stderr;
  for (const one of made) stream.write(`${lineFor(one)}\n`);
  return evaluation;
}

/** `clients/a.yaml:5:3: fixed: redirectUris → redirectURIs` */
function lineFor({ place, title }: MadeFix): string {
  const { line, column } = place.range.start;
  return `${printable(place.file)}:${line}:${column}: fixed: ${printable(title)}`;
}

function verdictOn(directory: string, snapshot: NonNullable<Evaluation['snapshot']>): string {
  const { clients, usersBySub, revision } = snapshot;
  const counts = [counted(clients.size, 'client'), counted(usersBySub.size, 'user')];
  return `${directory} is valid: ${counts.join(', ')}, revision ${shortId(revision)}`;
}
