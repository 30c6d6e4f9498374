import { log, logFormat } from '../log.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { counted } from './counted.ts';
import type { Server } from './create-server.ts';
import type { Demo } from './demo-user.ts';
import { shortId } from '../tree/short-id.ts';

type Started = Readonly<{
  directory: string;
  snapshot: Snapshot;
  server: Server;
  demo: Demo | undefined;
}>;

/** Says what was loaded and where the server listens; the demo is for people, so it says so in words. */
export function printBanner(started: Started): void {
  const { directory, snapshot, server, demo } = started;
  const { clients, usersBySub, issuer, revision } = snapshot;
  const { listen } = snapshot.addresses;
  if (logFormat === 'json' && demo === undefined) {
    log.info(
      {
        issuer: issuer.url,
        address: `${listen.host}:${server.port}`,
        adminPort: server.adminPort,
        revision: shortId(revision),
        clients: clients.size,
        users: usersBySub.size,
      },
      'listening',
    );
    return;
  }
  const lines = [
    `Loaded ${directory}: ${counted(clients.size, 'client')}, ${counted(usersBySub.size, 'user')}, revision ${shortId(revision)}`,
    `Serving ${issuer.url} on ${listen.host}:${server.port}; changes of the files apply at once`,
    ...(demo === undefined ? [] : demoLines(issuer.url, demo)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function demoLines(issuerURL: string, { login, password }: Demo): readonly string[] {
  const account =
    password === undefined
      ? `Sign in as ${login} with the password that was printed at the first start`
      : `Sign in as ${login} with the password ${password} (shown this once)`;
  return [`Try it:  ${issuerURL}/demo`, account];
}
