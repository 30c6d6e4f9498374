import cluster from 'node:cluster';
import type { ExitCode } from '../exit-code.ts';
import { takeEnvironment } from '../take-environment.ts';
import { Supervisor } from './supervisor.ts';

/**
 * Serves with several processes until SIGTERM or SIGINT: this one only keeps as many workers running.
 * They listen on one socket, and who is idle takes the next connection.
 * @param workers how many
 */
export async function supervise(workers: number): Promise<ExitCode> {
  // In turn, a connection that is on its way to a worker that dies would stay open and unanswered.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  // Numbers that JSON does not know are among what workers tell.
  cluster.setupPrimary({ serialization: 'advanced' });
  const environment = takeEnvironment();
  const supervisor = new Supervisor(workers, () => cluster.fork(environment));
  const stop = () => supervisor.stop();
  const hangUp = () => supervisor.hangUp();
  process.once('SIGTERM', stop).once('SIGINT', stop).on('SIGHUP', hangUp);
  try {
    return await supervisor.run();
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop).off('SIGHUP', hangUp);
  }
}
