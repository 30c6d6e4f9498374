import { diagnosticsText } from '../print-diagnostics.ts';
import type { Findings, Refusal } from './findings.ts';

/** How a report is written, as a whole, the last line break included. */
type Reporter = Readonly<{
  report(findings: Findings, options: Readonly<{ color: boolean }>): string;
  /** What a format says of a directory that could not be evaluated; undefined when it has no words. */
  refuse(refusal: Refusal): string | undefined;
}>;

const TEXT: Reporter = {
  report: ({ diagnostics, tree, verdict }, { color }) =>
    (diagnostics.length === 0 ? '' : diagnosticsText(diagnostics, tree, color)) +
    (verdict === undefined ? '' : `${verdict}\n`),
  refuse: ({ message }) => `not evaluated: ${message}\n`,
};

/** Hardly ever more than one of them is asked for, so the others are not loaded. */
export const FORMATS = {
  text: () => Promise.resolve(TEXT),
  json: async () => {
    const { reportJson } = await import('./json.ts');
    return { report: ({ diagnostics }) => reportJson(diagnostics), refuse: () => undefined };
  },
  sarif: async () => {
    const { reportSarif, refuseSarif } = await import('./sarif.ts');
    return { report: reportSarif, refuse: refuseSarif };
  },
  github: async () => {
    const { reportGithub, refuseGithub } = await import('./github.ts');
    return { report: reportGithub, refuse: refuseGithub };
  },
  gitlab: async () => {
    const { reportGitlab, refuseGitlab } = await import('./gitlab.ts');
    return { report: reportGitlab, refuse: refuseGitlab };
  },
  junit: async () => {
    const { reportJunit, refuseJunit } = await import('./junit.ts');
    return { report: reportJunit, refuse: refuseJunit };
  },
} as const satisfies Record<string, () => Promise<Reporter>>;

export type Format = keyof typeof FORMATS;
