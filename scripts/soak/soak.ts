import { join } from 'node:path';
import { freePort, issuerYAML } from '../../test/e2e/running-issuer.ts';
import { Changes } from './changes.ts';
import { createDeclare } from './declared.ts';
import { Layouts } from './layouts.ts';
import { Ledger } from './ledger.ts';
import { createRandom, type Random } from './random.ts';
import { ReportedRevisions } from './reported-revisions.ts';
import { SoakedServer } from './soaked-server.ts';
import { Tally } from './tally.ts';

/** A server, its files, and what is known of both. */
export type Soak = Readonly<{
  url: string;
  adminURL: string;
  random: Random;
  ledger: Ledger;
  layouts: Layouts;
  changes: Changes;
  server: SoakedServer;
  reported: ReportedRevisions;
  tally: Tally;
}>;

/** Prepares a soak below a directory; nothing runs yet. */
export async function createSoak(place: string, seed: number): Promise<Soak> {
  const random = createRandom(seed);
  const url = `http://localhost:${await freePort()}`;
  const adminURL = `http://127.0.0.1:${await freePort()}`;
  const layouts = new Layouts(place, random);
  return {
    url,
    adminURL,
    random,
    ledger: new Ledger(),
    layouts,
    changes: new Changes(random, await createDeclare(), issuerYAML(url, adminURL)),
    server: new SoakedServer(layouts.root, join(place, 'state')),
    reported: new ReportedRevisions(),
    tally: new Tally(),
  };
}
