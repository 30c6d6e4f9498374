import { pino, type Logger } from 'pino';

/** Fields that must not be written even if somebody logs a whole object by mistake. */
const REDACTED = [
  'password',
  'secret',
  'client_secret',
  'code_verifier',
  'id_token',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
].flatMap((name) => [name, `*.${name}`]);

type LogFormat = 'json' | 'text';

/** Text for a person at a terminal, JSON lines for machines. IDPFILE_LOG_FORMAT decides otherwise. */
export const logFormat: LogFormat = chosenFormat();

/** Everything the service has to say. IDPFILE_LOG_LEVEL: trace … fatal, or silent. */
export const log: Logger = pino(
  {
    level: process.env['IDPFILE_LOG_LEVEL'] ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: REDACTED,
  },
  logFormat === 'json' ? process.stdout : { write: (line) => process.stdout.write(toText(line)) },
);

function chosenFormat(): LogFormat {
  const wish = process.env['IDPFILE_LOG_FORMAT'];
  if (wish === 'json' || wish === 'text') return wish;
  return process.stdout.isTTY ? 'text' : 'json';
}

/** `16:20:31 warn  message  key=value`, what spans lines on lines of its own. */
function toText(line: string): string {
  const { level, time, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const shown = Object.entries(fields).map(([name, value]) => fieldText(name, value));
  const clock = new Date(String(time)).toTimeString().slice(0, 8);
  return `${clock} ${String(level).padEnd(5)} ${String(msg)}${shown.join('')}\n`;
}

function fieldText(name: string, value: unknown): string {
  if (typeof value === 'string' && value.includes('\n')) return `\n${value}`;
  return `  ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`;
}
