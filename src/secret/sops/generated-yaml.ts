import { Document } from 'yaml';

/**
 * Prints data as YAML for `encryptSopsYaml`, every string in double quotes: left bare, `0777` or
 * `2024-01-02` would be a number or a date to sops.
 */
export function generatedYaml(data: object): string {
  return new Document(data).toString({
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    lineWidth: 0,
  });
}
