import { maskFields } from './mask-fields.ts';
import { mask } from './mask.ts';

/** Texts that are secrets wherever they stand, in a comment as well as in a value. */
const SECRET_TEXTS: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[^]*?(?:-----END [^\r\n]*|$)/g,
  /AGE-SECRET-KEY-[A-Z0-9-]+/gi,
  /\$(?:2[abxy]?|argon2\w*|s?crypt|7|pbkdf2[\w-]*|[156y])\$[^\s"'}\]]+/g,
  /\b(?:argon2|scrypt|pbkdf2_\w+)\$[^\s"'}\]]+/g,
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)*/g,
];

const WORD = /\S+/g;

/** 32 and more characters of base64, base64url or hex; what sops encrypted is matched to be kept. */
const LONG_TOKEN = /ENC\[AES256_GCM,[^[\]\s]*\]|[A-Za-z0-9+/_-]{32,}={0,2}/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The same text with everything that looks like a secret replaced by asterisks: values of fields
 * with a secret name, password hashes, private keys, passwords in URLs, long random tokens. No line
 * and no column moves. It reads lines, not YAML, so that it also works where the YAML is broken.
 */
export function maskSecrets(text: string): string {
  const masked = SECRET_TEXTS.reduce((rest, secret) => rest.replace(secret, mask), text);
  const withoutPasswords = masked.replace(WORD, maskPassword);
  return maskFields(withoutPasswords.replace(LONG_TOKEN, maskRandom));
}

/** That of a URL, `://user:password@`, up to the last @: a password that is not encoded may hold one. */
function maskPassword(word: string): string {
  const user = /:\/\/[^/:@]*:/.exec(word);
  const start = (user?.index ?? word.length) + (user?.[0].length ?? 0);
  const end = word.lastIndexOf('@');
  return end <= start
    ? word
    : word.slice(0, start) + mask(word.slice(start, end)) + word.slice(end);
}

function maskRandom(token: string): string {
  return looksRandom(token) ? mask(token) : token;
}

function looksRandom(token: string): boolean {
  if (token.startsWith('ENC[') || UUID.test(token)) return false;
  if (/^[0-9a-f]+$/i.test(token) || /^[A-Z2-7]+=*$/.test(token)) return true;
  return /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token);
}
