/** How rows lie in a sealed store: nothing of them can be read, guessed or forged without the key. */
import { isSealed, SealError, type Seal } from '../secret/seal.ts';
import { PLAIN, type AtRest, type Candidates, type RowPlace } from './at-rest.ts';
import type { Owner } from './store.ts';

/** The digest of an id takes so many characters in base64url. */
const DIGEST_LENGTH = 43;

type SealedOptions = Readonly<{
  /** Whether rows are found and read as well that were written before there was a key. */
  readsPlain: boolean;
}>;

/** The digest of the id is sealed with the payload, so that rows can move under another key. */
export function createSealedAtRest(seal: Seal, { readsPlain }: SealedOptions): AtRest {
  const candidates = <T>(sealed: readonly T[], plain: T): Candidates<T> => {
    const [first, ...others] = sealed;
    if (first === undefined) return [plain];
    return [first, ...others, ...(readsPlain ? [plain] : [])];
  };
  return {
    isPlain: false,
    readsPlain,
    keysOf: (digest) => candidates(seal.keyDigest(digest), digest),
    ownerTextsOf: (owner) =>
      candidates(seal.sealName(owner.id, ownerContext(owner.kind)), owner.id),
    ownerIdIn(kind, text) {
      const id = openedOr(undefined, () => seal.open(text, ownerContext(kind)));
      return id === undefined && readsPlain && !isSealed(text) ? text : id;
    },
    textOf: (place, { digest, json }) =>
      seal.seal(Buffer.from(digest).toString('base64url') + json, rowContext(place)),
    hiddenIn(place, text) {
      if (readsPlain && text.startsWith('{')) return PLAIN.hiddenIn(place, text);
      const opened = seal.open(text, rowContext(place));
      return {
        digest: Buffer.from(opened.slice(0, DIGEST_LENGTH), 'base64url'),
        json: opened.slice(DIGEST_LENGTH),
      };
    },
  };
}

/** What `open` gives, or something else where a text does not open. */
export function openedOr<T>(otherwise: T, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return otherwise;
    throw error;
  }
}

const ownerContext = (kind: Owner['kind']) => `owner\n${kind}`;

const rowContext = ({ model, key }: RowPlace) =>
  `row\n${model}\n${Buffer.from(key).toString('base64url')}`;
