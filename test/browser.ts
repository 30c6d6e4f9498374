import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { describeWhere, isExecutable } from './describe-where.ts';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine: the one `CHROMIUM_PATH` names, or one in a usual place. */
function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return (named === undefined ? USUAL_PLACES : [named]).find(isExecutable);
}

/** A `describe` that is skipped by name where there is no Chromium, and fails there in CI. */
export function describeWithBrowser(name: string, tests: () => void): void {
  const isThere = findChromium() !== undefined;
  describeWhere(name, { isThere, lack: 'no Chromium found', help: 'set CHROMIUM_PATH' }, tests);
}

/** @param more arguments of Chromium's command line */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium found; set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] });
}
