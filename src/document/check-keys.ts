import { EVENT_ID, type Event } from 'js-yaml';
import { constructScalar } from './construct-values.ts';
import type { Fault } from './fault.ts';
import { faultOfKey, LONGEST_KEY } from './key-fault.ts';
import type { YamlKey, YamlNode } from './yaml-nodes.ts';

/** Keys that are no text, that are no plain names, or that stand twice in one mapping. */
export function checkKeys(text: string, nodes: readonly YamlNode[]): readonly Fault[] {
  return [...nodes.flatMap((node) => checkKey(text, node)), ...checkDuplicates(nodes)];
}

function checkKey(text: string, { key, pointer }: YamlNode): readonly Fault[] {
  // That an alias is used is said of every alias.
  if (key === undefined || key.event.type === EVENT_ID.ALIAS) return [];
  const { event, name, span } = key;
  const value = event.type === EVENT_ID.SCALAR ? constructScalar(text, event) : undefined;
  switch (faultOfKey(typeof value === 'string' ? name : value)) {
    case undefined:
      return [];
    case 'merge': {
      const message = 'a YAML merge key (<<) is not allowed';
      return [{ rule: 'alias-not-allowed', span, pointer, message, help: 'write the fields out' }];
    }
    case 'reserved': {
      const message = `the key ${quoted(name)} is not allowed`;
      return [{ rule: 'key-not-allowed', span, pointer, message, help: 'choose another name' }];
    }
    case 'too-long': {
      const message = `this key is longer than ${LONGEST_KEY} characters`;
      const help = 'write a name before the colon, and the text behind it';
      return [{ rule: 'key-not-allowed', span, pointer: '', message, help }];
    }
    case 'not-text':
      return [{ rule: 'key-not-allowed', span, pointer, ...wordsOfKey(value, name) }];
  }
}

function wordsOfKey(value: unknown, name: string): Pick<Fault, 'message' | 'help'> {
  if (value === undefined) {
    return {
      message: 'a list or mapping is used as a key',
      help: 'write a name before the colon; text that begins with { or [ needs quotes',
    };
  }
  if (name === '') return { message: 'the key before this colon is missing', help: 'write a key' };
  const kind = value === null ? 'null' : `a ${typeof value}`;
  return { message: `the key ${name} is ${kind}, not text`, help: `put it in quotes: "${name}"` };
}

function checkDuplicates(nodes: readonly YamlNode[]): readonly Fault[] {
  const keysOf = new Map<Event, Map<string, YamlKey>>();
  return nodes.flatMap(({ container, pointer, key }) => {
    if (key?.event.type !== EVENT_ID.SCALAR) return [];
    const keys = keysOf.get(container) ?? new Map<string, YamlKey>();
    keysOf.set(container, keys);
    const first = keys.get(key.name);
    if (first === undefined) keys.set(key.name, key);
    return first === undefined ? [] : [duplicateFault(key, first, pointer)];
  });
}

function duplicateFault(key: YamlKey, first: YamlKey, pointer: string): Fault {
  return {
    rule: 'duplicate-key',
    span: key.span,
    pointer,
    message: `the key ${quoted(key.name)} is given twice`,
    help: 'remove one of the two',
    related: { span: first.span, message: 'the first' },
  };
}

/** Keys are names; what is longer than a name was hardly meant as a key. */
function quoted(name: string): string {
  return name.length > 64 ? `"${name.slice(0, 64)}…"` : `"${name}"`;
}
