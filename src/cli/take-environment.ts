/**
 * The environment as it was given, and from then on without the age key: child processes and
 * diagnostic reports show what `process.env` holds.
 */
export function takeEnvironment(): Readonly<NodeJS.ProcessEnv> {
  const environment = { ...process.env };
  delete process.env['SOPS_AGE_KEY'];
  return environment;
}
