import { secondsOf } from '../resource/duration.ts';
import { DEFAULT_ROUTES } from '../resource/endpoint-routes.ts';
import type { IssuerSpec } from '../resource/generated/issuer.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { KeySchedule } from '../secret/key-schedule.ts';
import type { HostPort, Issuer, ServerAddresses, StorageSecrets } from './issuer.ts';
import { sourceOf } from './source.ts';

/**
 * The hot half of the Issuer, with every default filled in.
 * @param url the issuer identifier: that of the file, or the one this process has served so far
 */
export function buildIssuer(
  { value, document }: ResourceOf<'Issuer'>,
  signingKeys: KeySchedule | undefined,
  url: string,
): Issuer {
  const { spec } = value;
  const { ui = {} } = spec;
  return Object.freeze({
    url,
    title: ui.title ?? `Sign-in at ${new URL(url).host}`,
    links: Object.freeze({ ...ui.links }),
    ...lookOf(ui),
    trustProxy: Object.freeze([...(spec.listen?.trustProxy ?? [])]),
    ttl: lifetimesOf(spec),
    ...keysOf(spec, signingKeys),
    reload: reloadPolicyOf(spec),
    routes: Object.freeze({ ...DEFAULT_ROUTES, ...spec.routes }),
    webFingerDomains: webFingerDomainsOf(spec),
    hints: spec.errors?.hints ?? 'near-miss',
    ...certificateHeadersOf(spec),
    documentHosts: Object.freeze([...(spec.clientIdMetadataDocuments?.hosts ?? [])]),
    pushedRequestsOnly: spec.pushedAuthorizationRequests === 'required',
    source: sourceOf(document, '/spec/url'),
  });
}

function lookOf({
  accentColor,
  locales,
  logo,
  css,
}: NonNullable<IssuerSpec['ui']>): Pick<Issuer, 'accentColor' | 'locales' | 'logo' | 'css'> {
  return {
    ...(logo === undefined ? {} : { logo }),
    ...(css === undefined ? {} : { css }),
    ...(accentColor === undefined ? {} : { accentColor }),
    ...(locales === undefined ? {} : { locales }),
  };
}

function webFingerDomainsOf({ webfinger }: IssuerSpec): readonly string[] {
  return Object.freeze(webfinger?.enabled === true ? [...(webfinger.domains ?? [])] : []);
}

function certificateHeadersOf({ listen }: IssuerSpec): Pick<Issuer, 'clientCertificate'> {
  if (listen?.clientCertificate === undefined) return {};
  const { header, verifiedHeader } = listen.clientCertificate;
  const verified = verifiedHeader?.toLowerCase();
  return {
    clientCertificate: Object.freeze({
      certificate: header.toLowerCase(),
      ...(verified === undefined ? {} : { verified }),
    }),
  };
}

function keysOf(
  { keys: { rotateEvery = '90d' } = {} }: IssuerSpec,
  signingKeys: KeySchedule | undefined,
): Pick<Issuer, 'signingKeys' | 'rotateKeysEvery'> {
  if (signingKeys !== undefined) return { signingKeys };
  return rotateEvery === 'never' ? {} : { rotateKeysEvery: secondsOf(rotateEvery) };
}

function reloadPolicyOf({ reload: { mode, allowEmpty } = {} }: IssuerSpec): Issuer['reload'] {
  return Object.freeze({ mode: mode ?? 'isolate', allowEmpty: allowEmpty ?? false });
}

/** Lifetimes where a client says nothing else. */
export function lifetimesOf({ defaults = {} }: IssuerSpec): Issuer['ttl'] {
  return Object.freeze({
    accessToken: secondsOf(defaults.accessTokenTTL ?? '1h'),
    idToken: secondsOf(defaults.idTokenTTL ?? '1h'),
    refreshToken: secondsOf(defaults.refreshTokenTTL ?? '30d'),
    session: secondsOf(defaults.sessionTTL ?? '14d'),
    ...(defaults.sessionIdle === undefined ? {} : { sessionIdle: secondsOf(defaults.sessionIdle) }),
  });
}

/**
 * What the server takes once, at its start.
 * @param secrets what the Issuer's references to those of the store lead to
 */
export function buildAddresses(spec: IssuerSpec, secrets: StorageSecrets = {}): ServerAddresses {
  const admin = spec.admin?.address ?? '127.0.0.1:9090';
  return Object.freeze({
    listen: hostPortOf(spec.listen?.address ?? defaultListenAddress(spec.url)),
    admin: admin === 'off' ? 'off' : hostPortOf(admin),
    storageURL: spec.storage?.url ?? 'sqlite:',
    ...secrets,
  });
}

/** Loopback only, until somebody says otherwise; behind a TLS proxy on 8080. */
function defaultListenAddress(issuerURL: string): string {
  const { protocol, port } = new URL(issuerURL);
  return `127.0.0.1:${protocol === 'https:' ? 8080 : port === '' ? 80 : port}`;
}

function hostPortOf(address: string): HostPort {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
  return Object.freeze({ host, port: Number(address.slice(colon + 1)) });
}
