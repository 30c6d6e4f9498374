import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readRuleCases } from '../scripts/rule-cases.ts';
import { ISSUER } from './load-directory.ts';

/** The file that encrypted Secrets among the cases are for. */
export const AGE_KEY_FILE = join(import.meta.dirname, '../test/fixtures/sops/generated/key-a.txt');

/** Writes every bad case of test/cases into one directory, but for those about the Issuer itself. */
export function writeBadCases(): Readonly<{ root: string; cases: number }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'idpfile-bench-')));
  const cases = readRuleCases().filter(
    ({ rule, twin, files }) =>
      twin === 'bad' && rule !== 'missing-issuer' && !files.has('issuer.yaml'),
  );
  writeFileSync(join(root, 'issuer.yaml'), ISSUER);
  for (const { rule, files } of cases) {
    for (const [path, bytes] of files) {
      const apart = join(root, path.replace(/^(\w+)\//, `$1/${rule}/`));
      mkdirSync(dirname(apart), { recursive: true });
      writeFileSync(apart, bytes);
    }
  }
  return { root, cases: cases.length };
}
