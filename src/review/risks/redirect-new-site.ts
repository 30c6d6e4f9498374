import type { Client } from '../../snapshot/client.ts';
import { changedClients, gainedIn, riskOf, type Changed } from '../changed-things.ts';
import { allowedSitesOf, isAtSite } from '../policy.ts';
import { registrableDomain } from '../registrable-domain.ts';
import type { FoundRisk, RiskRule, RiskSeverity } from '../risk.ts';
import { isOnDevice, sitesInUse, sitesOf, webHostOf } from '../web-site.ts';

/** Codes go to whoever runs the site: a redirect URI somewhere else hands sign-ins over to them. */
export const redirectNewSite: RiskRule = {
  name: 'redirect-new-site',
  severity: 'critical',
  summary:
    'People are sent to a site that the app was not at: critical; to another host of its site: high; to another path: low.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) =>
      gainedIn(client.before?.redirectURIs, client.after.redirectURIs).flatMap((uri) =>
        judge(client, uri),
      ),
    ),
};

type Verdict = Readonly<{ severity: RiskSeverity; message: string }>;

function judge(client: Changed<Client>, uri: string): readonly FoundRisk[] {
  const host = webHostOf(uri);
  const verdict =
    host === undefined
      ? verdictOnDevice(client, uri)
      : (verdictByPolicy(client, host) ?? verdictOnHost(client, uri, host));
  if (verdict === undefined || verdict === 'allowed') return [];
  return [riskOf(client, { ...verdict, field: 'redirectURIs', item: uri, help: HELP })];
}

const HELP = 'make sure that the app is run there, and by its owner';

function verdictOnDevice({ before }: Changed<Client>, uri: string): Verdict | undefined {
  if (!isOnDevice(uri) || before === undefined || before.redirectURIs.some(isOnDevice)) {
    return undefined;
  }
  const message = `${uri} leads to whatever program listens on the device of the person`;
  return { severity: 'high', message };
}

function verdictByPolicy({ comparison }: Changed<Client>, host: string) {
  const allowed = allowedSitesOf(comparison.base);
  if (allowed === undefined) return undefined;
  if (isAtSite(host, allowed)) return 'allowed';
  const sites = allowed.join(', ');
  const message = `${host} is at no site that the policy allows (${sites})`;
  return { severity: 'critical', message } as const;
}

function verdictOnHost(client: Changed<Client>, uri: string, host: string): Verdict | undefined {
  const { before, comparison } = client;
  const site = registrableDomain(host);
  if (before === undefined) {
    const used = sitesInUse(comparison.base);
    if (comparison.base.snapshot.clients.size === 0 || used.has(site)) return undefined;
    return { severity: 'medium', message: `no app of this directory was at ${site} before` };
  }
  const sites = sitesOf(before);
  if (!sites.has(site)) {
    const was = sites.size === 0 ? 'no site of the web' : [...sites].join(', ');
    const message = `redirect URI on a new site: ${site}; the app was at ${was}`;
    return { severity: 'critical', message };
  }
  const isSameHost = before.redirectURIs.some((known) => hostAndPort(known) === hostAndPort(uri));
  return isSameHost
    ? { severity: 'low', message: `redirect URI on another path of ${host}` }
    : { severity: 'high', message: `redirect URI on another host of ${site}: ${hostAndPort(uri)}` };
}

const hostAndPort = (uri: string) => URL.parse(uri)?.host;
