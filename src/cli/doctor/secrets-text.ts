import { printable } from '../../diagnostic/printable.ts';
import { counted } from '../counted.ts';
import { shortRecipient } from './check-recipients.ts';
import type { SecretFinding, SecretsReport, SopsFileReport } from './secret-finding.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The report as a person reads it: what each file says about itself, and below it what to see to.
 * @param now milliseconds since the epoch
 */
export function secretsText({ files, findings }: SecretsReport, now: number): string {
  const reports = new Map(files.map((report) => [report.file, report]));
  const names = new Set([...findings.map(({ file }) => file), ...reports.keys()]);
  const blocks = [...names].sort().map((name) => {
    const report = reports.get(name);
    const own = findings.filter(({ file }) => file === name);
    return [name, ...(report === undefined ? [] : facts(report, now)), ...own.flatMap(lines)];
  });
  const text = blocks.map((block) => `${block.map(printable).join('\n')}\n\n`).join('');
  return `${text}${summary({ files, findings })}\n`;
}

function facts(report: SopsFileReport, now: number): readonly string[] {
  const { recipients, macOnlyEncrypted, lastModified } = report;
  const names = recipients.map(shortRecipient).join(' ');
  return [
    `  opened by  ${names === '' ? 'no age recipient' : names}`,
    `  MAC over   ${macOnlyEncrypted ? 'encrypted values only' : 'all values'}`,
    `  changed    ${lastModified === '' ? 'unknown' : lastModified}${ageOf(lastModified, now)}`,
  ];
}

function ageOf(lastModified: string, now: number): string {
  const days = Math.floor((now - Date.parse(lastModified)) / DAY_MS);
  return days >= 0 ? ` (${counted(days, 'day')} ago)` : '';
}

function lines({ severity, message, help }: SecretFinding): readonly string[] {
  return [`  ${severity}: ${message}`, `    help: ${help}`];
}

function summary({ files, findings }: SecretsReport): string {
  const count = (wanted: SecretFinding['severity'], noun: string) =>
    counted(findings.filter(({ severity }) => severity === wanted).length, noun);
  const total = counted(files.length, 'sops file');
  return `${total}, ${count('error', 'error')}, ${count('warning', 'warning')}`;
}
