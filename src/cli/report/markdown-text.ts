import { printable } from '../../diagnostic/printable.ts';

/** All but what has no meaning to Markdown, HTML or a forge in the middle of a line, and makes no link. */
const MEANINGFUL = /[^\p{L}\p{N} ,;()/=+→…–'-]/gu;

/** After these GitHub looks for a name or number to link to, whatever was escaped. */
const BEFORE_A_LINK = new Set(['@', '#']);

/**
 * A text that strangers may have written, to be shown in Markdown as it is: nothing in it is markup,
 * a link, an image, a mention or the end of a table cell.
 */
export function markdownText(text: string): string {
  return printable(text).replaceAll(MEANINGFUL, (character) => {
    const entity = `&#${character.codePointAt(0) ?? 0xfffd};`;
    // A comment parts the sign from the name, so that nobody is notified.
    return BEFORE_A_LINK.has(character) ? `${entity}<!-- -->` : entity;
  });
}

/** The same, in the letters of code. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
