/** Where a directory keeps the schema for editors. A dot-file, so that it is nobody's resource. */
export const SCHEMA_FILE = '.idpfile-schema.json';

/**
 * The first line is for the YAML language server, the second for the editors of JetBrains.
 * @param up from the file to the directory: `..` for a file of one of its folders
 */
export function schemaModelines(up: string): string {
  return `# yaml-language-server: $schema=${up}/${SCHEMA_FILE}\n# $schema: ${up}/${SCHEMA_FILE}\n`;
}
