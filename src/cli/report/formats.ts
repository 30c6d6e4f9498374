import { diagnosticsText } from '../print-diagnostics.ts';
import type { Findings, Refusal } from './findings.ts';
import { refuseGithub, reportGithub } from './github.ts';
import { refuseGitlab, reportGitlab } from './gitlab.ts';
import { reportJson } from './json.ts';
import { refuseJunit, reportJunit } from './junit.ts';
import { refuseSarif, reportSarif } from './sarif.ts';

/** How a report is written, as a whole, the last line break included. */
type Reporter = Readonly<{
  report(findings: Findings, options: Readonly<{ color: boolean }>): string;
  /** What a format says of a directory that could not be evaluated; undefined when it has no words. */
  refuse(refusal: Refusal): string | undefined;
}>;

export const FORMATS = {
  text: {
    report: ({ diagnostics, tree, verdict }, { color }) =>
      (diagnostics.length === 0 ? '' : diagnosticsText(diagnostics, tree, color)) +
      (verdict === undefined ? '' : `${verdict}\n`),
    refuse: ({ message }) => `not evaluated: ${message}\n`,
  },
  json: { report: ({ diagnostics }) => reportJson(diagnostics), refuse: () => undefined },
  sarif: { report: reportSarif, refuse: refuseSarif },
  github: { report: reportGithub, refuse: refuseGithub },
  gitlab: { report: reportGitlab, refuse: refuseGitlab },
  junit: { report: reportJunit, refuse: refuseJunit },
} as const satisfies Record<string, Reporter>;

export type Format = keyof typeof FORMATS;
