import { EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import { checkKeys } from './check-keys.ts';
import { checkScalar } from './check-scalar.ts';
import type { Fault } from './fault.ts';
import { ALIAS_HELP, TAG_HELP } from './feature-words.ts';
import { findTemplateAt, findTemplates } from './foreign-text.ts';
import { MOST_FAULTS } from './most-faults.ts';
import type { Span } from './span.ts';
import type { ContentEvent, YamlNode } from './yaml-nodes.ts';

/** A key or a value, for what is checked in both. */
type Part = Readonly<{ event: ContentEvent; span: Span; pointer: string }>;

const NO_FAULTS: readonly Fault[] = [];

/** Where most of the largest files show all the faults that are told of one file. */
const FIRST_NODES = 10_000;

/** All that is refused in a text although it is well-formed YAML, or enough of it. */
export function checkNodes(text: string, nodes: readonly YamlNode[]): readonly Fault[] {
  const first = nodes.length > FIRST_NODES ? check(text, nodes.slice(0, FIRST_NODES)) : [];
  return first.length >= MOST_FAULTS ? first : check(text, nodes);
}

function check(text: string, nodes: readonly YamlNode[]): readonly Fault[] {
  const mayHoldTemplates = text.includes('{{');
  const templates: Fault[] = [];
  const others: Fault[] = [...checkKeys(text, nodes)];
  for (const part of partsOf(nodes)) {
    if (mayHoldTemplates) templates.push(...checkTemplate(text, part));
    others.push(...checkFeatures(part), ...checkScalar(text, part.event, part.span, part.pointer));
  }
  const apart = distinct(templates);
  return [...apart, ...outside(others, apart)];
}

function* partsOf(nodes: readonly YamlNode[]): Generator<Part> {
  for (const node of nodes) {
    const { key, pointer } = node;
    if (key !== undefined) yield { event: key.event, span: key.span, pointer };
    yield node;
  }
}

/** `{{ .x }}` without quotes is a mapping within a mapping, both of which begin a template. */
function distinct(templates: readonly Fault[]): readonly Fault[] {
  return [...new Map(templates.map((fault) => [fault.span.start, fault])).values()];
}

/** The faults that do not begin within one of the templates: what a template holds is no YAML. */
function outside(faults: readonly Fault[], templates: readonly Fault[]): readonly Fault[] {
  const spans = templates.map((template) => template.span).toSorted((a, b) => a.start - b.start);
  let next = 0;
  return faults
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span: { start } }) => {
      while ((spans[next]?.end ?? Infinity) <= start) next += 1;
      return start < (spans[next]?.start ?? Infinity);
    });
}

/** Anchors, aliases and tags: what hides from a reader what a value is. */
function checkFeatures({ event, pointer }: Part): readonly Fault[] {
  const isAlias = event.type === EVENT_ID.ALIAS;
  if (event.anchorStart === -1 && (isAlias || event.tagStart === -1)) return NO_FAULTS;
  const faults: Fault[] = [];
  if (event.anchorStart !== -1) {
    const span = { start: event.anchorStart - 1, end: event.anchorEnd };
    const message = `a YAML ${isAlias ? 'alias (*name)' : 'anchor (&name)'} is not allowed`;
    faults.push({ rule: 'alias-not-allowed', span, pointer, message, help: ALIAS_HELP });
  }
  if (!isAlias && event.tagStart !== -1) {
    const span = { start: event.tagStart, end: event.tagEnd };
    const message = 'a YAML tag (!name) is not allowed';
    faults.push({ rule: 'tag-not-allowed', span, pointer, message, help: TAG_HELP });
  }
  return faults;
}

/** Looks into plain and quoted text and at `{{` itself; a block may hold what it likes. */
function checkTemplate(text: string, { event, span, pointer }: Part): readonly Fault[] {
  if (event.type === EVENT_ID.SCALAR) {
    const isBlock =
      event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    return isBlock ? [] : findTemplates(text, span, pointer);
  }
  return findTemplateAt(text, span.start, pointer);
}
