import { log } from '../log.ts';
import { SealError, type Seal } from '../secret/seal.ts';
import { PLAIN, type AtRest } from './at-rest.ts';
import type { Documents } from './documents.ts';
import { createSealedAtRest } from './sealed-at-rest.ts';
import { StoreError } from './store-error.ts';

/** The document that says how a store is sealed; it is sealed itself. */
export const MARKER = 'sealing';

/** What all who share a sealed store have to know of it. */
type Marker = Readonly<{
  /** Whether something was kept before the first key came. */
  readsPlain: boolean;
  /** Keys that new rows were sealed with, the newest first. */
  keyIds: readonly string[];
}>;

type Unagreed = Readonly<{
  seal?: Seal | undefined;
  documents: Documents;
  /** To read a store as it lies: it is not sealed by being opened. */
  asItLies?: boolean | undefined;
  /** Whether nothing is kept yet. */
  isEmpty: () => Promise<boolean>;
}>;

/**
 * How rows lie in a store, by the keys at hand and by what the store says of itself.
 * @throws StoreError when it is sealed, and not with these keys: nobody's session would be found
 */
export async function agreeOnSealing({
  seal,
  documents,
  asItLies = false,
  isEmpty,
}: Unagreed): Promise<AtRest> {
  const standing = await documents.document(MARKER);
  if (standing === undefined && (seal === undefined || asItLies)) return PLAIN;
  if (seal === undefined) {
    throw new StoreError(
      'the store is sealed: name its key with spec.storage.sealKey, or another store with spec.storage.url',
    );
  }
  const { keyIds } = seal;
  const first = {
    readsPlain: standing === undefined && !(await isEmpty()),
    keyIds: keyIds.slice(0, 1),
  };
  const text = standing ?? (await documents.createDocument(MARKER, written(seal, first)));
  const marker = readMarker(seal, text);
  if (!asItLies) await renewMarker({ seal, documents }, marker, text);
  return createSealedAtRest(seal, marker);
}

/** Keeps the list of keys as it is now, with the newest first. */
async function renewMarker(
  { seal, documents }: Readonly<{ seal: Seal; documents: Documents }>,
  marker: Marker,
  text: string,
): Promise<void> {
  const { keyIds } = seal;
  const gone = marker.keyIds.filter((id) => !keyIds.includes(id));
  if (gone.length > 0) {
    log.warn(
      { gone },
      'spec.storage.sealKey has lost a key: what it has sealed is not found any more',
    );
  }
  const known = keyIds.filter((id, at) => at === 0 || marker.keyIds.includes(id));
  if (known.join() === marker.keyIds.join()) return;
  // Somebody who was faster has written the same.
  await documents.replaceDocument(MARKER, text, written(seal, { ...marker, keyIds: known }));
}

function written(seal: Seal, marker: Marker): string {
  return seal.seal(JSON.stringify(marker), MARKER);
}

function readMarker(seal: Seal, text: string): Marker {
  try {
    const marker: Marker = JSON.parse(seal.open(text, MARKER));
    return marker;
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new StoreError(
      error.code === 'seal-key-missing'
        ? 'the store is sealed with another key than those of spec.storage.sealKey: name that one, under previous if need be'
        : 'the mark of how the store is sealed was changed: restore the store from a backup, or name an empty one',
    );
  }
}
