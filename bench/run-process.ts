import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that was run to its end, and what it took. */
export type EndedProcess = Readonly<{
  stdout: string;
  /** From nothing to the answer, as a person or a pipeline waits for it. */
  clockMs: number;
  /** Of all its threads. */
  cpuMs: number;
}>;

type RunOptions = Readonly<{ status?: number; env?: Readonly<NodeJS.ProcessEnv> }>;

/**
 * Runs a script with the Node that runs this one.
 * @throws Error when it ends otherwise than with `status`, or with 0
 */
export function runProcess(
  args: readonly string[],
  { status: expected = 0, env = process.env }: RunOptions = {},
): EndedProcess {
  const [began, before] = [performance.now(), childrenMs()];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  const [clockMs, cpuMs] = [performance.now() - began, childrenMs() - before];
  if (status === expected) return { stdout, clockMs, cpuMs };
  throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}${stdout.slice(-2_000)}`);
}

/** Processor time of the processes that ended so far: fields 16 and 17, in hundredths of a second. */
function childrenMs(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8');
  const [, user = '0', system = '0'] = /\) (?:\S+ ){13}(\S+) (\S+)/.exec(fields) ?? [];
  return (Number(user) + Number(system)) * 10;
}
