import { SopsError } from './sops-error.ts';
import type { SopsEntry, SopsNode } from './sops-tree.ts';
import { sopsMap } from './sops-tree.ts';

/**
 * Reads a dotenv file as sops does: everything up to the first `=` is the key, everything behind it
 * the value, quotes and `#` included.
 * @throws SopsError
 */
export function parseSopsDotenv(text: string): SopsNode {
  if (text.includes('\r') || text.startsWith('\ufeff')) {
    throw new SopsError(
      'SOPS_SYNTAX',
      'the dotenv file has CRLF line ends or a byte order mark',
      'save it with plain line ends and put "*.env text eol=lf" into .gitattributes',
    );
  }
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return sopsMap(lines.map(parseLine));
}

function parseLine(line: string): SopsEntry {
  const equals = line.indexOf('=');
  if (equals < 0) throw new SopsError('SOPS_SYNTAX', 'a line of the dotenv file has no "="');
  const value = line.slice(equals + 1).replaceAll('\\n', '\n');
  return [line.slice(0, equals), { kind: 'leaf', scalar: { type: 'str', value } }];
}
