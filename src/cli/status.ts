import { createAdminClient } from './admin-client.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { StatusReport } from './status-report.ts';
import { statusText } from './status-text.ts';

export type StatusOptions = Readonly<{ server: URL; format: 'text' | 'json' }>;

/**
 * Prints how a running server stands to its files.
 * @throws AdminUnavailable
 */
export async function status({ server, format }: StatusOptions): Promise<ExitCode> {
  const report = await createAdminClient(server).status();
  const text = format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : statusText(report);
  process.stdout.write(text);
  return exitCodeOf(report);
}

/** 1 where something on the disk is not served: problems, stale files, or a change that is held. */
export function exitCodeOf({ inStep }: StatusReport): ExitCode {
  return inStep ? EXIT.ok : EXIT.findings;
}
