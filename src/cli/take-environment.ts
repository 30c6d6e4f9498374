/**
 * The environment as it was given, and from then on without the age key, which child processes would
 * get. Diagnostic reports, such as of a crash, show no environment at all: it may hold other secrets.
 */
export function takeEnvironment(): Readonly<NodeJS.ProcessEnv> {
  const environment = { ...process.env };
  delete process.env['SOPS_AGE_KEY'];
  process.report.excludeEnv = true;
  return environment;
}
