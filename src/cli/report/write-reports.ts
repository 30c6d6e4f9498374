import { wantsColor } from '../print-diagnostics.ts';
import { removeFile, replaceFile } from '../replace-file.ts';
import type { Findings, Refusal } from './findings.ts';
import { FORMATS } from './formats.ts';
import type { Output } from './output.ts';

/**
 * Writes a report to each of the outputs.
 * @throws FileUnwritable
 */
export async function writeReports(outputs: readonly Output[], findings: Findings): Promise<void> {
  for (const { format, file } of outputs) {
    const { report } = await FORMATS[format]();
    if (file === undefined) {
      process.stdout.write(report(findings, { color: wantsColor(process.stdout) }));
    } else {
      await replaceFile(file, report(findings, { color: false }));
    }
  }
}

/**
 * Writes that a directory could not be evaluated. Of a format that has no words for it no file is
 * left: one of an earlier run would be taken for the news.
 * @throws FileUnwritable
 */
export async function writeRefusals(outputs: readonly Output[], refusal: Refusal): Promise<void> {
  for (const { format, file } of outputs) {
    const { refuse } = await FORMATS[format]();
    const text = refuse(refusal);
    if (file === undefined) {
      // Standard error tells it in words.
      if (format !== 'text') process.stdout.write(text ?? '');
    } else if (text === undefined) {
      await removeFile(file);
    } else {
      await replaceFile(file, text);
    }
  }
}
