import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { FieldEdit } from './field-edit.ts';

/** What is to stand in place of a stretch of a text, in UTF-16 code units. */
export type Splice = Readonly<{ start: number; end: number; text: string }>;

/**
 * What to write where, so that fields of a mapping become what they should be; undefined when the
 * mapping is written in a way that gives no safe place.
 */
export function splicesFor(
  text: string,
  map: YAMLMap,
  edits: readonly FieldEdit[],
): readonly Splice[] | undefined {
  const splices = edits.map((edit) => spliceOf(text, map, edit));
  return splices.includes(undefined) ? undefined : splices.flatMap((some) => some ?? []);
}

function spliceOf(text: string, map: YAMLMap, edit: FieldEdit): readonly Splice[] | undefined {
  const current: unknown = map.get(edit.field, true);
  if (current === undefined) return addPair(text, map, edit);
  if (edit.kind === 'set') return setValue(text, current, edit.value);
  if (!isSeq(current)) return undefined;
  return current.flow === true ? rewriteFlow(current, edit) : changeItems(text, current, edit);
}

function addPair(text: string, map: YAMLMap, edit: FieldEdit): readonly Splice[] | undefined {
  const value = edit.kind === 'set' ? edit.value : [edit.add];
  const last = map.items.at(-1);
  if (map.flow === true) {
    const start = last === undefined ? startOf(map) + 1 : endOf(text, last);
    const comma = last === undefined ? '' : ', ';
    return [insertion(start, `${comma}${edit.field}: ${JSON.stringify(value)}`)];
  }
  const [first] = map.items;
  if (first === undefined) return undefined;
  const lines = indented(
    text,
    blockText({ [edit.field]: value }),
    columnOf(text, startOf(first.key)),
  );
  return [insertion(lineEndAt(text, endOf(text, last)), lineBreakOf(text) + lines)];
}

function setValue(
  text: string,
  current: unknown,
  value: string | object,
): readonly Splice[] | undefined {
  const start = startOf(current);
  const end = endOf(text, current);
  if (isScalar(current) && typeof value === 'string') {
    return [{ start, end, text: scalarLike(current, value) }];
  }
  if (!isMap(current) || typeof value !== 'object') return undefined;
  if (current.flow === true) return [{ start, end, text: flowText(value) }];
  const lines = indented(text, blockText(value), columnOf(text, start));
  return [{ start, end, text: lines.trimStart() }];
}

function rewriteFlow(list: YAMLSeq, edit: FieldEdit & { kind: 'list' }): readonly Splice[] {
  const items: unknown = list.toJSON();
  const kept = Array.isArray(items)
    ? items.filter((_item, index) => !edit.drop.includes(index))
    : [];
  const [start, end] = list.range ?? [0, 0];
  return [{ start, end, text: JSON.stringify([...kept, edit.add]) }];
}

function changeItems(
  text: string,
  list: YAMLSeq,
  { drop, add }: FieldEdit & { kind: 'list' },
): readonly Splice[] | undefined {
  const last: unknown = list.items.at(-1);
  if (last === undefined) return undefined;
  const dashOf = (item: unknown) => text.lastIndexOf('-', startOf(item) - 1);
  const removals = drop.map((index): Splice => {
    const item: unknown = list.items[index];
    const start = text.lastIndexOf('\n', dashOf(item));
    return {
      start: text[start - 1] === '\r' ? start - 1 : start,
      end: lineEndAt(text, endOf(text, item)),
      text: '',
    };
  });
  const lines = indented(text, blockText([add]), columnOf(text, dashOf(last)));
  const end = lineEndAt(text, endOf(text, last));
  return [...removals, insertion(end, lineBreakOf(text) + lines)];
}

function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

function startOf(node: unknown): number {
  return rangeOf(node)[0];
}

/** Where the last character of a node stands, plus one; what follows in its line is not part of it. */
function endOf(text: string, node: unknown): number {
  if (isPair(node)) return endOf(text, node.value ?? node.key);
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    return endOf(text, node.items.at(-1));
  }
  let end = rangeOf(node)[1];
  while (/[\r\n]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = isScalar(node) || isCollection(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function blockText(value: object): string {
  return new Document(value).toString({ lineWidth: 0 }).trimEnd();
}

function flowText(value: object): string {
  return new Document(value).toString({ collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

/** Lines with the line ends of a text, each pushed to a column. */
function indented(text: string, lines: string, column: number): string {
  return lines
    .split('\n')
    .map((line) => ' '.repeat(column) + line)
    .join(lineBreakOf(text));
}

/** A text in the quotes that another had. */
function scalarLike({ type }: Scalar, value: string): string {
  if (type === Scalar.QUOTE_DOUBLE) return JSON.stringify(value);
  if (type === Scalar.QUOTE_SINGLE) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).slice(1, -1) === value && /^[\w$./-]+(:[\w$./-]+)*$/.test(value)
    ? value
    : JSON.stringify(value);
}
