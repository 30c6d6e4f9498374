import { Client } from 'pg';
import type { PostgresServer } from '../postgres-server.ts';

/** The URL of a new database on a server. */
export async function newDatabase({ url }: PostgresServer, name: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  return url.replace(/[^/]*$/, name);
}
