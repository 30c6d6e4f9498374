import type { Result } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { decodeText } from './decode-text.ts';
import { describeFaults } from './describe-faults.ts';
import { explainSyntax } from './explain-syntax.ts';
import type { Fault } from './fault.ts';
import { FileDocument } from './file-document.ts';
import { findFaults } from './find-faults.ts';
import { takeKnownValues } from './known-values.ts';
import { Locator } from './locate.ts';
import { attemptValues } from './plain-values.ts';
import { findTooManyDocuments } from './too-many-documents.ts';

/**
 * The YAML documents of a file, read as YAML 1.2 with the core schema. Refused, beyond what is no
 * YAML: duplicate keys, keys that are not text, anchors, aliases, merge keys, tags, infinite numbers,
 * unrendered templates, empty documents (but for leading ones). Never throws, whatever the bytes are.
 */
export function parseDocuments(file: SourceFile): Result<readonly FileDocument[]> {
  const known = takeKnownValues(file);
  if (known !== undefined) return accept(file, known);
  const decoded = decodeText(file);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  const tooMany = findTooManyDocuments(text);
  if (tooMany.length > 0) return refuse(file, text, tooMany);

  const attempt = attemptValues(text);
  if (attempt.ok && attempt.isPlain) return accept(file, attempt.values.map(detach));

  const faults = findFaults(text, attempt.events);
  if (faults.length > 0) return refuse(file, text, faults);
  if (attempt.ok) return accept(file, attempt.values.map(detach));
  return refuse(file, text, [explainSyntax(text, attempt.refusal)]);
}

function refuse(file: SourceFile, text: string, faults: readonly Fault[]): Result<never> {
  return { ok: false, diagnostics: describeFaults(file, text, faults) };
}

function accept(file: SourceFile, values: readonly unknown[]): Result<readonly FileDocument[]> {
  const locator = new Locator(file);
  const documents = values
    .map((value, place) => ({ value, place }))
    .filter(({ value }) => value !== null)
    .map(({ value, place }, index) => new FileDocument(locator, index, place, value));
  return { ok: true, value: documents, warnings: [] };
}

/** js-yaml's strings are slices that would keep the whole text of the file in memory. */
function detach(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
