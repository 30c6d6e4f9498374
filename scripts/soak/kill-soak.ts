import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort, issuerYAML } from '../../test/e2e/running-issuer.ts';
import { Acknowledged } from './acknowledged.ts';
import { askServer, filesToAskFor, type AskedServer } from './asked-server.ts';
import { SoakedServer } from './soaked-server.ts';
import { Tally } from './tally.ts';

/** A server that listens, what it is asked for, and what it has said. */
export type KillSoak = Readonly<{
  server: SoakedServer;
  /** Of the store. */
  file: string;
  asked: AskedServer;
  acknowledged: Acknowledged;
  tally: Tally;
}>;

/** Starts a server below a directory. */
export async function startKillSoak(place: string): Promise<KillSoak> {
  const url = `http://localhost:${await freePort()}`;
  const issuer = issuerYAML(url, `http://127.0.0.1:${await freePort()}`);
  const directory = join(place, 'directory');
  for (const [path, text] of Object.entries({
    'issuer.yaml': issuer,
    ...(await filesToAskFor()),
  })) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const state = join(place, 'state');
  const server = new SoakedServer(directory, state);
  await server.start();
  return {
    server,
    file: join(state, 'state.db'),
    asked: await askServer(url),
    acknowledged: new Acknowledged(),
    tally: new Tally(),
  };
}
