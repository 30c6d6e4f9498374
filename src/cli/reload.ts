import { createAdminClient } from './admin-client.ts';
import type { ExitCode } from './exit-code.ts';
import { exitCodeOf } from './status.ts';
import { statusText } from './status-text.ts';

export type ReloadOptions = Readonly<{
  server: URL;
  /** The revision that is held, or its beginning, to take it over. */
  accept: string | undefined;
}>;

/**
 * Has a running server read its directory anew, and prints how things stand afterwards.
 * @throws AdminUnavailable, AdminRefused
 */
export async function reload({ server, accept }: ReloadOptions): Promise<ExitCode> {
  const report = await createAdminClient(server).reload(accept);
  process.stdout.write(statusText(report));
  return exitCodeOf(report);
}
