import type { Finding } from './client-rule.ts';
import type { SecretRef } from './generated/client.ts';

const PLACES = ['name', 'file', 'env'] as const;

/** What a schema does not say about a reference to a secret: it names exactly one place. */
export function faultsOfSecretRef(ref: SecretRef | undefined, at: string): readonly Finding[] {
  if (ref === undefined) return [];
  const [first, ...more] = PLACES.filter((place) => ref[place] !== undefined);
  if (first === undefined) {
    const message = 'it names no secret';
    return [{ rule: 'missing-field', at, message, help: 'add name, file or env' }];
  }
  const help = 'keep one of them';
  const others = more.map((place): Finding => {
    const message = `${first} and ${place} name two secrets`;
    return { rule: 'contradiction', at: `${at}/${place}`, message, help };
  });
  if (ref.env === undefined || ref.key === undefined) return others;
  const message = 'a variable is one secret and has no keys';
  return [...others, { rule: 'contradiction', at: `${at}/key`, message, help: 'delete key' }];
}
