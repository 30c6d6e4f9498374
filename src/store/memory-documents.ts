import type { Documents } from './documents.ts';

/** Texts by their names. */
export function createMemoryDocuments(): Documents {
  const texts = new Map<string, string>();
  return {
    document: async (name) => texts.get(name),
    async createDocument(name, text) {
      const standing = texts.get(name) ?? text;
      texts.set(name, standing);
      return standing;
    },
    async replaceDocument(name, before, after) {
      if (texts.get(name) !== before) return false;
      texts.set(name, after);
      return true;
    },
  };
}
