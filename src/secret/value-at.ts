import { stepsOf } from '../diagnostic/pointer.ts';

/** What a JSON pointer (RFC 6901) names in plain data; undefined when it names nothing. */
export function valueAt(root: unknown, pointer: string): unknown {
  if (pointer === '') return root;
  if (!pointer.startsWith('/')) return undefined;
  return stepsOf(pointer).reduce(memberOf, root);
}

/** Own properties only, so that no pointer reaches a prototype. */
function memberOf(parent: unknown, key: string): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined;
  if (Array.isArray(parent) && !/^(0|[1-9]\d*)$/.test(key)) return undefined;
  return Object.hasOwn(parent, key) ? Reflect.get(parent, key) : undefined;
}
