import { refuseGithub, reportGithub } from './github.ts';
import { refuseGitlab, reportGitlab } from './gitlab.ts';
import type { Refusal } from './findings.ts';
import { refuseJunit, reportJunit } from './junit.ts';
import { reviewFindings } from './review-findings.ts';
import { refuseReviewJson, reportReviewJson } from './review-json.ts';
import { refuseReviewMarkdown, reviewMarkdown } from './review-markdown.ts';
import type { ReviewReport } from './review-report.ts';
import { reviewText } from './review-text.ts';
import { refuseSarif, reportSarif } from './sarif.ts';

/** How a review is written, as a whole, the last line break included. */
type Reporter = Readonly<{
  report(report: ReviewReport, options: Readonly<{ color: boolean }>): string;
  /** Of every format: what was not evaluated must not look like what has no changes. */
  refuse(refusal: Refusal): string;
}>;

export const REVIEW_FORMATS = {
  text: { report: reviewText, refuse: ({ message }) => `not evaluated: ${message}\n` },
  json: { report: reportReviewJson, refuse: refuseReviewJson },
  sarif: { report: (report) => reportSarif(reviewFindings(report)), refuse: refuseSarif },
  github: { report: (report) => reportGithub(reviewFindings(report)), refuse: refuseGithub },
  gitlab: { report: (report) => reportGitlab(reviewFindings(report)), refuse: refuseGitlab },
  junit: { report: (report) => reportJunit(reviewFindings(report)), refuse: refuseJunit },
  markdown: { report: (report) => reviewMarkdown(report), refuse: refuseReviewMarkdown },
} as const satisfies Record<string, Reporter>;

export type ReviewFormat = keyof typeof REVIEW_FORMATS;
