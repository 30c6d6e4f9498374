import { durationText } from '../../resource/duration.ts';
import type { Client } from '../../snapshot/client.ts';
import type { FieldChange, ResourceChange } from '../change.ts';
import { changedClients, riskOf, type Changed } from '../changed-things.ts';
import type { Comparison, FoundRisk, RiskRule } from '../risk.ts';

/** A stolen token is good for as long. */
export const lifetimeGrew: RiskRule = {
  name: 'lifetime-grew',
  severity: 'medium',
  summary:
    'A lifetime is more than twice what it was, or refresh tokens are issued always, for ever or without rotation.',
  find: (comparison) => [
    ...changedClients(comparison).flatMap(ofClient),
    ...comparison.change.changes.flatMap(ofOthers),
  ],
};

function ofClient(client: Changed<Client>): readonly FoundRisk[] {
  const { before, comparison } = client;
  if (before === undefined) return [];
  const [old, now] = [
    lifetimesOf(before, comparison, 'base'),
    lifetimesOf(client.after, comparison, 'head'),
  ];
  const told = new Set(client.change.fields.map(({ path }) => path));
  const grown = Object.entries(now)
    .filter(([field, seconds]) => told.has(field) && isMore(old[field], seconds))
    .map(([field, seconds]) =>
      riskOf(client, { field, message: `${field}: ${inWords(old[field])} → ${inWords(seconds)}` }),
    );
  return [...grown, ...ofRefresh(client, before)];
}

/** In seconds; undefined has no end. What the client leaves open, the issuer decides. */
function lifetimesOf(
  { accessTokenTTL, idTokenTTL, refreshTokens: { ttl, idle } }: Client,
  comparison: Comparison,
  side: 'base' | 'head',
): Readonly<Record<string, number | undefined>> {
  const issuer = comparison[side].snapshot.issuer.ttl;
  return {
    accessTokenTTL: accessTokenTTL ?? issuer.accessToken,
    idTokenTTL: idTokenTTL ?? issuer.idToken,
    'refreshTokens.ttl': ttl ?? issuer.refreshToken,
    'refreshTokens.idle': idle,
  };
}

function ofRefresh(client: Changed<Client>, before: Client): readonly FoundRisk[] {
  const [old, now] = [before.refreshTokens, client.after.refreshTokens];
  const isRotationOff = old.rotate && !now.rotate && now.issue !== 'never';
  const isAlways = old.issue !== 'always' && now.issue === 'always';
  return [
    ...(isRotationOff
      ? [riskOf(client, { field: 'refreshTokens.rotate', message: ROTATION_OFF })]
      : []),
    ...(isAlways
      ? [
          riskOf(client, {
            field: 'refreshTokens.issue',
            message: 'every sign-in gives a refresh token',
          }),
        ]
      : []),
  ];
}

const ROTATION_OFF = 'refresh tokens are not replaced at their use any more';

const LIFETIMES = /^(?:ttl\..+|tokenTTL)$/;

/** Those of the issuer and of APIs. */
function ofOthers({ kind, name, action, fields }: ResourceChange): readonly FoundRisk[] {
  if (action !== 'change' || (kind !== 'Issuer' && kind !== 'Resource')) return [];
  return fields.filter(isGrown).map(({ path, before, after, place }) => ({
    kind,
    name,
    place,
    field: path,
    message: `${path}: ${inWords(before)} → ${inWords(after)}`,
  }));
}

const isGrown = ({ path, before, after }: FieldChange) =>
  LIFETIMES.test(path) && typeof before === 'number' && isMore(before, after);

/** Undefined has no end. */
function isMore(before: unknown, after: unknown): boolean {
  if (typeof before !== 'number') return false;
  return typeof after === 'number' ? after > 2 * before : after === undefined;
}

function inWords(seconds: unknown): string {
  return typeof seconds === 'number' ? durationText(seconds) : 'without end';
}
