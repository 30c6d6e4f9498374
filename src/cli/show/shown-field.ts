import type { ParsedDocument } from '../../document/parsed-document.ts';
import type { Origin } from '../../resource/expand-client.ts';

/** Where a value comes from; of a file the very line. */
export type ShownOrigin =
  | Readonly<{ kind: 'file'; file: string; line: number }>
  /** Follows from what the file says. */
  | Readonly<{ kind: 'inferred' }>
  | Exclude<Origin, { kind: 'file' }>;

/** One value of a client. Never a secret: those are told by their kind. */
export type ShownField = Readonly<{
  /** Such as `redirectURIs` or `tokens.idToken.ttl`. */
  name: string;
  /** Plain data. */
  value: unknown;
  origin: ShownOrigin;
}>;

/** `clients/grafana.yaml:7`, `preset grafana`, `type web`, `inferred` or `default`. */
export function originText(origin: ShownOrigin): string {
  switch (origin.kind) {
    case 'file':
      return `${origin.file}:${origin.line}`;
    case 'preset':
      return `preset ${origin.name}`;
    case 'type':
      return `type ${origin.type}`;
    case 'inferred':
    case 'default':
      return origin.kind;
  }
}

/** The line of a file on which a JSON pointer's key stands. */
export function lineOf(document: ParsedDocument, pointer: string): ShownOrigin {
  const { line } = document.rangeOf(pointer, 'key').start;
  return { kind: 'file', file: document.file.path, line };
}
