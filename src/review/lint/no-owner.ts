import { escapePointer } from '../../diagnostic/pointer.ts';
import type { Resource } from '../../resource/resource.ts';
import type { LintRule } from './lint-rule.ts';

/** Kinds of which somebody has to be asked before they change. */
const OWNED: ReadonlySet<Resource['kind']> = new Set(['Client', 'Resource', 'Scope', 'Group']);

export const noOwner: LintRule = {
  name: 'no-owner',
  find: ({ resources }, { policy: { requireOwner } }) => {
    if (requireOwner === undefined) return [];
    const strays = resources.filter(
      ({ kind, value }) => OWNED.has(kind) && !value.metadata.annotations?.[requireOwner]?.trim(),
    );
    return strays.map(({ kind, document, value: { metadata } }) => ({
      document,
      ...placeOf(metadata.annotations, requireOwner),
      message: `${kind} ${metadata.name} does not say who it belongs to`,
      help: `write metadata.annotations: { ${requireOwner}: … }`,
    }));
  },
};

/** The empty annotation, or the resource that has none. */
function placeOf(annotations: object | undefined, name: string) {
  const isThere = annotations !== undefined && Object.hasOwn(annotations, name);
  const pointer = isThere ? `/metadata/annotations/${escapePointer(name)}` : '/metadata/name';
  return { pointer, part: 'value' } as const;
}
