import type { ChildProcess } from 'node:child_process';

/** Ends a process, which knows nothing of this one, with this one at the latest, however that ends. */
export function endWithUs(child: ChildProcess): void {
  const kill = () => child.kill('SIGTERM');
  // Without a listener a signal would end us without the event `exit`.
  const leave = () => process.exit(1);
  process.once('exit', kill).once('SIGTERM', leave).once('SIGINT', leave);
  child.once('exit', () => process.off('exit', kill).off('SIGTERM', leave).off('SIGINT', leave));
}
