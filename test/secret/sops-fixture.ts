import { readFileSync } from 'node:fs';
import type { AgeIdentity } from '../../src/secret/age-identity.ts';
import { parseAgeIdentity } from '../../src/secret/age-identity.ts';

const FIXTURES = new URL('../fixtures/sops/', import.meta.url);

/** The bytes of a file below test/fixtures/sops. */
export function fixtureBytes(path: string): Uint8Array {
  return readFileSync(new URL(path, FIXTURES));
}

export function fixtureText(path: string): string {
  return readFileSync(new URL(path, FIXTURES), 'utf8');
}

/** The identities that a key file of the fixtures publishes. */
export async function fixtureIdentities(path: string): Promise<readonly AgeIdentity[]> {
  const keys = fixtureText(path).match(/AGE-SECRET-KEY-[A-Z0-9-]+/g) ?? [];
  return await Promise.all(keys.map(identityOf));
}

/** An identity that is known to be good. */
export async function identityOf(key: string): Promise<AgeIdentity> {
  const parsed = await parseAgeIdentity(key);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.identity;
}
