import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { wantsColor } from '../print-diagnostics.ts';
import { replaceFile } from '../replace-file.ts';
import { showsUnicode, toASCII } from './ascii.ts';
import type { Refusal } from './findings.ts';
import type { OutputOf } from './output.ts';
import { REVIEW_FORMATS, type ReviewFormat } from './review-formats.ts';
import { refuseReviewMarkdown, reviewMarkdown } from './review-markdown.ts';
import type { ReviewReport } from './review-report.ts';

export type ReviewOutput = OutputOf<ReviewFormat>;

/** Where a review is written besides what was asked for. */
type Surroundings = Readonly<{
  /** Annotations are written without being asked for, and the text may not be taken for commands. */
  isGithub: boolean;
  /** The page of the job; nothing where there is none. */
  summaryFile: string | undefined;
  isASCII: boolean;
}>;

/** GitHub takes 1 MiB of each step. */
const SUMMARY_BYTES = 1_000_000;

/** What a pipeline says of itself, such as GitHub Actions. */
export function surroundingsIn(environment: Readonly<NodeJS.ProcessEnv>): Surroundings {
  const isGithub = environment['GITHUB_ACTIONS'] === 'true';
  const summaryFile = isGithub ? environment['GITHUB_STEP_SUMMARY'] : undefined;
  return { isGithub, summaryFile, isASCII: !showsUnicode(environment) };
}

/**
 * Writes a review to each of the outputs, and to where the pipeline shows it.
 * @throws FileUnwritable
 */
export async function writeReview(
  outputs: readonly ReviewOutput[],
  report: ReviewReport,
  surroundings: Surroundings,
): Promise<void> {
  const write = (format: ReviewFormat, color: boolean) =>
    REVIEW_FORMATS[format].report(report, { color });
  await writeEach(outputs, write, surroundings);
  await writeSummary(reviewMarkdown(report, SUMMARY_BYTES), surroundings);
}

/**
 * Writes that nothing could be said about a change, in the words of each format. For people at a
 * terminal standard error tells it.
 * @throws FileUnwritable
 */
export async function writeReviewRefusal(
  outputs: readonly ReviewOutput[],
  refusal: Refusal,
  surroundings: Surroundings,
): Promise<void> {
  await writeEach(outputs, (format) => REVIEW_FORMATS[format].refuse(refusal), surroundings);
  await writeSummary(refuseReviewMarkdown(refusal), surroundings);
}

async function writeEach(
  outputs: readonly ReviewOutput[],
  textOf: (format: ReviewFormat, color: boolean) => string,
  { isGithub, isASCII }: Surroundings,
): Promise<void> {
  for (const { format, file } of outputs) {
    if (file !== undefined) {
      await replaceFile(file, textOf(format, false));
      continue;
    }
    const text = textOf(format, wantsColor(process.stdout));
    const shown = format === 'text' && isASCII ? toASCII(text) : text;
    process.stdout.write(isGithub && format !== 'github' ? withoutCommands(shown) : shown);
  }
  const isAnnotated = outputs.some(({ format }) => format === 'github');
  // Standard output may be JSON for a program; the runner reads both.
  if (isGithub && !isAnnotated) process.stderr.write(textOf('github', false));
}

/** Lines from a stranger's files could be commands to the runner: until the end mark it takes none. */
function withoutCommands(text: string): string {
  const mark = randomUUID();
  return `::stop-commands::${mark}\n${text}::${mark}::\n`;
}

async function writeSummary(text: string, { summaryFile }: Surroundings): Promise<void> {
  if (summaryFile !== undefined) await appendFile(summaryFile, `${text}\n`);
}
