import { EVENT_ID, SCALAR_STYLE, type Event } from 'js-yaml';
import { checkKeys } from './check-keys.ts';
import { checkScalar } from './check-scalar.ts';
import type { Fault } from './fault.ts';
import { ALIAS_HELP, TAG_HELP } from './feature-words.ts';
import { findTemplates } from './foreign-text.ts';
import { lineEnd, type Span } from './span.ts';
import { readNodes, type ContentEvent } from './yaml-nodes.ts';

/** A key or a value, for what is checked in both. */
type Part = Readonly<{ event: ContentEvent; span: Span; pointer: string }>;

/** All that is refused in a text although it is well-formed YAML. */
export function checkNodes(text: string, events: readonly Event[]): readonly Fault[] {
  const nodes = readNodes(text, events);
  const parts = nodes.flatMap(({ key, event, span, pointer }): readonly Part[] =>
    key === undefined
      ? [{ event, span, pointer }]
      : [
          { ...key, pointer },
          { event, span, pointer },
        ],
  );
  const templates = distinct(parts.flatMap((part) => checkTemplate(text, part)));
  const others = [
    ...checkKeys(text, nodes),
    ...parts.flatMap(({ event, pointer }) => checkFeatures(event, pointer)),
    ...parts.flatMap(({ event, span, pointer }) => checkScalar(text, event, span, pointer)),
  ];
  return [...templates, ...outside(others, templates)];
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
function checkFeatures(event: ContentEvent, pointer: string): readonly Fault[] {
  const faults: Fault[] = [];
  const isAlias = event.type === EVENT_ID.ALIAS;
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
  const { start } = span;
  if (!text.startsWith('{{', start)) return [];
  return findTemplates(text, { start, end: lineEnd(text, start) }, pointer);
}
