import { KeyFileError } from './key-file.ts';
import type { KeptKeys, KeyPlace } from './key-place.ts';
import { SealError, type Seal } from './seal.ts';

/** Texts that servers share: the part of a store that is used here. */
export type SharedTexts = Readonly<{
  document(name: string): Promise<string | undefined>;
  /** Resolves to the text that stands then. */
  createDocument(name: string, text: string): Promise<string>;
  replaceDocument(name: string, before: string, after: string): Promise<boolean>;
}>;

type SealedKeysParts = Readonly<{
  texts: SharedTexts;
  seal: Seal;
  /** Where this server kept its keys before: what is there is taken over, and stays there. */
  earlier: Pick<KeyPlace, 'read' | 'describe'>;
  onTakenOver(name: string, from: string): void;
  isOurTurn(): Promise<boolean>;
  /** Milliseconds since the epoch. */
  now?: () => number;
}>;

/** As it stands in the store, and opened. */
type Opened = KeptKeys & Readonly<{ sealed: string }>;

/**
 * Keys in a store that several servers share, each text sealed for its name. What a former key has
 * sealed is sealed anew with the first one when it is read.
 */
export function createSealedKeys(parts: SealedKeysParts): KeyPlace {
  const { texts, seal, earlier, now = Date.now } = parts;

  const wrap = (name: string, kept: KeptKeys) => seal.seal(JSON.stringify(kept), contextOf(name));

  async function open(name: string, sealed: string): Promise<Opened> {
    try {
      const kept = parseKept(seal.open(sealed, contextOf(name)));
      if (kept !== undefined) return { ...kept, sealed };
    } catch (thrown) {
      if (!(thrown instanceof SealError)) throw thrown;
      if (thrown.code === 'seal-key-missing') throw unopened(name, thrown.message);
    }
    throw damaged(name);
  }

  async function find(name: string): Promise<Opened | undefined> {
    const sealed = await texts.document(name);
    return sealed === undefined ? undefined : open(name, sealed);
  }

  async function takeOver(name: string): Promise<Opened | undefined> {
    const kept = await earlier.read(name);
    if (kept === undefined) return undefined;
    const standing = await open(name, await texts.createDocument(name, wrap(name, kept)));
    if (standing.text === kept.text) parts.onTakenOver(name, earlier.describe(name));
    return standing;
  }

  /** Somebody who is faster has done the same. */
  async function renewSeal(name: string, { sealed, ...kept }: Opened): Promise<void> {
    if (keyIdOf(sealed) === seal.keyIds[0]) return;
    await texts.replaceDocument(name, sealed, wrap(name, kept));
  }

  return {
    read: async (name) => {
      const opened = (await find(name)) ?? (await takeOver(name));
      if (opened === undefined) return undefined;
      await renewSeal(name, opened);
      return { text: opened.text, writtenAt: opened.writtenAt };
    },
    create: async (name, text) => {
      await texts.createDocument(name, wrap(name, { text, writtenAt: now() }));
    },
    replace: async (name, before, after) => {
      const sealedAfter = wrap(name, { text: after, writtenAt: now() });
      for (;;) {
        const standing = await find(name);
        if (standing?.text !== before) return false;
        if (await texts.replaceDocument(name, standing.sealed, sealedAfter)) return true;
        // Sealed anew meanwhile, or replaced: the next look tells.
      }
    },
    isOurTurn: parts.isOurTurn,
    describe: placeOf,
  };
}

const contextOf = (name: string) => `document ${name}`;

const placeOf = (name: string) => `the ${name} in the store`;

function keyIdOf(sealed: string): string | undefined {
  return sealed.split('.')[1];
}

function parseKept(text: string): KeptKeys | undefined {
  const { text: keys, writtenAt } = Object(JSON.parse(text)) as Record<string, unknown>;
  if (typeof keys !== 'string' || typeof writtenAt !== 'number') return undefined;
  return { text: keys, writtenAt };
}

function unopened(name: string, why: string): KeyFileError {
  return new KeyFileError(
    'key-file-sealed',
    `${placeOf(name)}: ${why}; name the key that sealed them under spec.storage.sealKey.previous`,
  );
}

function damaged(name: string): KeyFileError {
  return new KeyFileError(
    'key-file-damaged',
    `${placeOf(name)} were changed, and do not open; restore the store from a backup`,
  );
}
