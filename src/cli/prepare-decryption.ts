import { prepareSopsAge } from '../secret/sops-age-thread.ts';

/** Whoever names age keys has something to decrypt: the library for it is loaded beside the rest. */
export function prepareDecryption(env: Readonly<NodeJS.ProcessEnv>): void {
  const names = ['SOPS_AGE_KEY_FILE', 'SOPS_AGE_KEY', 'CREDENTIALS_DIRECTORY'];
  if (names.some((name) => env[name])) prepareSopsAge();
}
