import { log } from '../log.ts';
import { createKeyFiles } from '../secret/key-files.ts';
import type { KeyPlace } from '../secret/key-place.ts';
import { createSeal } from '../secret/seal.ts';
import { createSealedKeys } from '../secret/sealed-keys.ts';
import type { Secret } from '../secret/secret.ts';
import type { Store } from '../store/store.ts';
import type { StateDirectory } from './state-directory.ts';

type KeyPlaceParts = Readonly<{
  state: Pick<StateDirectory, 'path'>;
  store: Store;
  /** `spec.storage.sealKey`. */
  sealKeys: readonly Secret[] | undefined;
  replicaId: string;
}>;

/** To make keys takes a second; who dies in it is waited for no longer than this. */
const TURN_SECONDS = 60;

/** Where the keys of a server are: in the store, for all who share it, as soon as they can be sealed. */
export function createKeyPlace({ state, store, sealKeys, replicaId }: KeyPlaceParts): KeyPlace {
  const files = createKeyFiles(state.path);
  if (sealKeys === undefined) return files;
  return createSealedKeys({
    texts: store,
    seal: createSeal(sealKeys),
    earlier: files,
    onTakenOver: (name, from) => log.info({ from }, `the ${name} were taken over into the store`),
    isOurTurn: async () =>
      (await store.lease('signing-keys', replicaId, TURN_SECONDS)) !== undefined,
  });
}
