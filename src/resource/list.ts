import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { partOfDocument } from '../document/part-of-document.ts';
import { valueAt } from '../secret/value-at.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { explainSchemaErrors } from './explain-schema-errors.ts';
import { listErrors } from './schema-validator.ts';

/** What a List holds, each item a document of its own, and what is wrong with the List itself. */
type ListContents = Readonly<{
  items: readonly ParsedDocument[];
  diagnostics: readonly Diagnostic[];
}>;

/** Whether a document is a List, as `kubectl get -o yaml` prints several resources. */
export function isList({ value }: ParsedDocument): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'kind' in value && value.kind === 'List' && 'apiVersion' in value && value.apiVersion === 'v1'
  );
}

/** Takes a List apart. A mistake of the List, or of one item, does not hide the other items. */
export function contentsOf(list: ParsedDocument): ListContents {
  const items = itemsOf(list);
  const [nested, documents] = [items.filter(isList), items.filter((item) => !isList(item))];
  const wrongs = isEncrypted(list)
    ? [encryptedList(list)]
    : explainSchemaErrors(list, listErrors(list));
  return { items: documents, diagnostics: [...wrongs, ...nested.map(nestedList)] };
}

/** Those that are no mapping are left to the schema of the List. */
function itemsOf(list: ParsedDocument): readonly ParsedDocument[] {
  const items = valueAt(list.value, '/items');
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? [partOfDocument(list, `/items/${index}`, item)]
      : [],
  );
}

function nestedList(item: ParsedDocument): Diagnostic {
  return diagnosticAt(item, '/kind', 'value', {
    rule: 'unknown-kind',
    message: 'a List holds no other List',
    help: 'put its items into the outer one',
  });
}

const isEncrypted = ({ value }: ParsedDocument) => valueAt(value, '/sops') !== undefined;

function encryptedList(list: ParsedDocument): Diagnostic {
  return diagnosticAt(list, '/sops', 'key', {
    rule: 'secret-undecryptable',
    message: 'a List that sops encrypted is not read',
    help: 'write each Secret to a file of its own below secrets/ and encrypt that',
  });
}
