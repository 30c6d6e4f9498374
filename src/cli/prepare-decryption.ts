import { prepareSopsAge } from '../secret/sops-age-thread.ts';

/**
 * Whoever names age keys has something to decrypt: both decryptors are loaded before the first file is
 * to be opened, which requests might have to wait for.
 */
export function prepareDecryption(env: Readonly<NodeJS.ProcessEnv>): void {
  const names = ['SOPS_AGE_KEY_FILE', 'SOPS_AGE_KEY', 'CREDENTIALS_DIRECTORY'];
  if (!names.some((name) => env[name])) return;
  prepareSopsAge();
  void import('../secret/decrypt-sops-file.ts');
}
