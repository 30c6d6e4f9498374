import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import { faultOfEncryption } from '../resource/encrypted-document.ts';
import { validateDocument, type Validation } from '../resource/validate-document.ts';
import type { OpenDocument, Veil } from './document-opening.ts';
import { mapAhead } from './map-ahead.ts';
import { declaredName, type FileResources } from './read-resources.ts';

/** What the files of a tree declare, those included that sops encrypted in part. */
type Opened = Readonly<{
  read: FileResources;
  /** By path, what of a file must not be shown. */
  veils: ReadonlyMap<string, Veil>;
}>;

const NO_VEILS: Opened['veils'] = new Map();

/**
 * Decrypts what is encrypted in place and validates it like everything else.
 */
export async function openInPlace(read: FileResources, open: OpenDocument): Promise<Opened> {
  if (read.encrypted.length === 0) return { read, veils: NO_VEILS };
  const veils = new Map<string, Veil>();
  const validations: (Validation & Readonly<{ document: ParsedDocument }>)[] = [];
  const opened = await mapAhead(read.encrypted, async (document) => ({
    document,
    ...(await openOne(document, open)),
  }));
  for (const { document, veil, ...validation } of opened) {
    if (veil !== undefined) veils.set(document.file.path, veil);
    validations.push({ document, ...validation });
  }
  const broken = validations.filter(({ resource }) => resource === undefined);
  return {
    read: {
      encrypted: [],
      resources: [...read.resources, ...validations.flatMap(({ resource }) => resource ?? [])],
      broken: [...read.broken, ...broken.flatMap(({ document }) => declaredName(document))],
      diagnostics: [
        ...read.diagnostics,
        ...validations.flatMap(({ diagnostics }) => [...diagnostics]),
      ],
    },
    veils,
  };
}

async function openOne(
  document: ParsedDocument,
  open: OpenDocument,
): Promise<Validation & Readonly<{ veil?: Veil }>> {
  const fault = faultOfEncryption(document);
  if (fault !== undefined) return { diagnostics: [fault] };
  const opening = await open(document);
  if (opening.ok) return { ...validateOnce(opening.document), veil: opening.veil };
  return { diagnostics: [diagnosticAt(document, '/metadata/name', 'value', opening)] };
}

const validated = new WeakMap<ParsedDocument, Validation>();

/** The same resource for the same document, so that others can tell that nothing changed. */
function validateOnce(document: ParsedDocument): Validation {
  const validation = validated.get(document) ?? validateDocument(document);
  validated.set(document, validation);
  return validation;
}
