// Control characters and invisible direction marks: they could rewrite what a terminal shows.
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufeff]/gu;

/** The same text, one code point for each, with those that a terminal would obey made visible. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, pictureOf);
}

function pictureOf(character: string): string {
  if (character === '\t') return '→';
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return '\ufffd';
}
