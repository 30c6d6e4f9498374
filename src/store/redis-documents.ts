import type { Documents } from './documents.ts';
import type { RedisConnection, Reply } from './redis-connection.ts';
import { documentKey } from './redis-keys.ts';

/** Writes a text where there is none; the one that stands then. */
const CREATE = `
redis.call('SETNX', KEYS[1], ARGV[1])
return redis.call('GET', KEYS[1])`;

/** Writes one text in the place of another: 1 when it was that other one. */
const REPLACE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1`;

/** Texts by their names. */
export function createRedisDocuments({ command, run }: RedisConnection): Documents {
  return {
    document: async (name) => textIn(await command(documentKey(name), 'GET')),
    createDocument: async (name, text) =>
      textIn(await run(CREATE, documentKey(name), text)) ?? text,
    replaceDocument: async (name, before, after) =>
      (await run(REPLACE, documentKey(name), before, after)) === 1,
  };
}

const textIn = (reply: Reply) => (typeof reply === 'string' ? reply : undefined);
