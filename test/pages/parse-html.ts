/** An element of a page, with its text in the order of the document. */
export type Element = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
}>;

const VOID_ELEMENTS = new Set(['meta', 'link', 'img', 'input', 'br', 'hr']);
const TOKEN =
  /<!doctype html>|<\/([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>|[^<]+/;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/**
 * Reads the strict HTML our templates write, and throws on anything else: a bare `<`, an unquoted
 * attribute, an entity of another kind, an element that is not closed.
 */
export function parseHTML(html: string): Element {
  const document: OpenElement = { name: '#document', attributes: {}, children: [] };
  const open = [document];
  for (const [token, closed, opened, attributes = ''] of tokensOf(html)) {
    const parent = open.at(-1) ?? document;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`</${closed}> closes nothing`);
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: parseAttributes(attributes), children: [] };
      parent.children.push(element);
      if (!VOID_ELEMENTS.has(opened)) open.push(element);
    } else if (token !== '<!doctype html>') {
      parent.children.push(decode(token));
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return document;
}

type OpenElement = Omit<Element, 'children'> & { children: (Element | string)[] };

function* tokensOf(html: string): Generator<RegExpExecArray> {
  const tokens = new RegExp(TOKEN, 'y');
  while (tokens.lastIndex < html.length) {
    const start = tokens.lastIndex;
    const match = tokens.exec(html);
    if (match === null) throw new Error(`not our HTML: ${html.slice(start, start + 80)}`);
    yield match;
  }
}

export function findAll(element: Element, test: (element: Element) => boolean): readonly Element[] {
  const inside = element.children.flatMap((child) =>
    typeof child === 'string' ? [] : findAll(child, test),
  );
  return test(element) ? [element, ...inside] : inside;
}

/** The only element that passes the test. */
export function findOne(element: Element, test: (element: Element) => boolean): Element {
  const [found, ...others] = findAll(element, test);
  if (found === undefined || others.length > 0) throw new Error('not exactly one such element');
  return found;
}

/** The text of an element as people read it, blanks folded. */
export function textOf(element: Element): string {
  return rawText(element).replace(/\s+/g, ' ').trim();
}

/** The text as it stands. */
export function rawText(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : rawText(child)))
    .join('');
}

/** The tree without texts and values: the names of elements and attributes. */
export function skeletonOf(element: Element): string {
  const children = element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [skeletonOf(child)],
  );
  return `${element.name}[${Object.keys(element.attributes).join()}](${children.join()})`;
}

export const named = (name: string) => (element: Element) => element.name === name;

export const withAttribute = (attribute: string, value: string) => (element: Element) =>
  element.attributes[attribute] === value;

function parseAttributes(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
    name,
    decode(value),
  ]);
  return Object.fromEntries(found);
}

function decode(text: string): string {
  return text.replace(/&(?:[a-z]+;|#\d+;)?/g, (entity) => {
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`not an entity of ours: ${entity}`);
    return character;
  });
}
