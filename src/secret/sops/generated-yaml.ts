import { Document, Scalar, visit } from 'yaml';

/** Words that are the same text to every reader of YAML. */
const PLAIN_WORD = /^[A-Za-z][A-Za-z0-9_-]*$/;
const OTHER_THAN_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/**
 * Prints data as YAML for `encryptSopsYaml`, every string but plain words in double quotes: left bare,
 * `0777` or `2024-01-02` would be a number or a date to sops.
 */
export function generatedYaml(data: object): string {
  const document = new Document(data);
  visit(document, {
    Scalar: (_key, scalar) => {
      const { value } = scalar;
      if (typeof value !== 'string' || !PLAIN_WORD.test(value)) return;
      if (!OTHER_THAN_TEXT.test(value)) scalar.type = Scalar.PLAIN;
    },
  });
  return document.toString({
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    lineWidth: 0,
  });
}
