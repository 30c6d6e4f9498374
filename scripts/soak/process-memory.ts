import { readdirSync, readFileSync } from 'node:fs';

/** Kibibytes of memory that each process holds, by its id: a process and all that it has started. */
export function memoryOf(pid: number): ReadonlyMap<number, number> {
  const children = childrenOf(pid).flatMap((child) => [...memoryOf(child)]);
  return new Map([[pid, residentKibibytes(pid)], ...children]);
}

/** proc_pid_status(5). */
function residentKibibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN);
}

function childrenOf(pid: number): readonly number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter((id) => id !== '')
      .map(Number),
  );
}
