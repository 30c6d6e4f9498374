import type { KeyPlace } from '../secret/key-place.ts';
import { generateSigningKeys } from '../secret/managed-keys.ts';
import { ManagedSigningKeys, readSigningKeys } from '../secret/managed-signing-keys.ts';
import { ALGORITHMS, type SigningAlgorithm, type SigningKey } from '../secret/signing-keys.ts';

/** The signing keys that a server makes for itself, from before it is known where they are kept. */
export type OwnKeys = Readonly<{
  /**
   * One for each algorithm at least, to ask the engine with: any will do, and they are the same each
   * time. Once it is known where they are kept, those that sign are loaded afterwards.
   * @throws KeyFileError
   */
  toAskWith(): Promise<readonly SigningKey[]>;
  /**
   * From now on they are kept in this place; they are loaded if somebody has asked for any.
   * @throws KeyFileError
   */
  keepIn(place: KeyPlace): Promise<ManagedSigningKeys>;
}>;

/**
 * New ones take a while to make, so what the engine is asked with becomes what signs where nothing
 * does yet.
 * @param files where a server without a store to share has kept them
 */
export function createOwnKeys(files: Pick<KeyPlace, 'read'>): OwnKeys {
  let made: Promise<readonly SigningKey[]> | undefined;
  let asked: Promise<readonly SigningKey[]> | undefined;
  let managed: ManagedSigningKeys | undefined;

  const generate = (algorithms: readonly SigningAlgorithm[]) =>
    algorithms.length < ALGORITHMS.length
      ? generateSigningKeys(algorithms)
      : (made ??= generateSigningKeys());

  return {
    toAskWith: async () => {
      asked ??= readSigningKeys(files).then((keys) => keys ?? generate(ALGORITHMS));
      const keys = await asked;
      await managed?.load();
      return keys;
    },
    keepIn: async (place) => {
      managed = new ManagedSigningKeys(place, { generate });
      if (asked !== undefined) await managed.load();
      return managed;
    },
  };
}
