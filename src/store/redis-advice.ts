import { StoreError } from './store-error.ts';
import type { RedisConnection } from './redis-connection.ts';

/** The first version with what the lists take; Valkey tells a later one. */
const OLDEST = [6, 2] as const;

/**
 * What somebody should know of servers that are to keep the state, as sentences.
 * @throws StoreError when they are too old
 */
export async function adviceFor({ ask }: RedisConnection): Promise<readonly string[]> {
  const infos = (await ask('INFO')).map((info) => fieldsOf(String(info)));
  if (infos.some(({ redis_version }) => isTooOld(redis_version))) {
    throw new StoreError('spec.storage.url: Redis 6.2 or later is needed, or Valkey');
  }
  const advice: string[] = [];
  if (infos.some(({ aof_enabled }) => aof_enabled === '0')) {
    advice.push('Redis keeps no append-only file (appendonly no): a restart signs everybody out');
  }
  if (
    infos.some(
      ({ maxmemory, maxmemory_policy: policy }) =>
        maxmemory !== '0' && policy !== undefined && policy !== 'noeviction',
    )
  ) {
    advice.push(
      'Redis forgets keys when its memory is full, used codes among them: set maxmemory-policy noeviction',
    );
  }
  return advice;
}

function isTooOld(version: string | undefined): boolean {
  if (version === undefined) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

function fieldsOf(info: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    info.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^(\w+):(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}
