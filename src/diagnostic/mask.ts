const MARK = '*';

/** What sops wrote is no secret, and worth seeing. */
const ENCRYPTED = /(ENC\[AES256_GCM,[^[\]\s]*\])/;

/** As many marks as there are characters, line breaks kept: every column stays where it was. */
export function mask(text: string): string {
  return text.replace(/[^\r\n]/gu, MARK);
}

/** Masks all but indentation and what is encrypted. */
export function maskLine(line: string): string {
  return line
    .split(ENCRYPTED)
    .map((piece) => (ENCRYPTED.test(piece) ? piece : maskWords(piece)))
    .join('');
}

function maskWords(text: string): string {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (end <= start) return text;
  return text.slice(0, start) + mask(text.slice(start, end)) + text.slice(end);
}
