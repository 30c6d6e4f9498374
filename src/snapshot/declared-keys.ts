import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { IssuerSpec, SecretRef } from '../resource/generated/issuer.ts';
import type { ResourceOf } from '../resource/resource.ts';
import {
  newestSet,
  permanentSchedule,
  scheduleOfSets,
  type KeySchedule,
} from '../secret/key-schedule.ts';
import type { Secret } from '../secret/secret.ts';
import {
  parseSigningKeys,
  type SigningAlgorithm,
  type SigningKey,
  type SigningKeysResult,
} from '../secret/signing-keys.ts';
import type { SecretResolver } from './resolve-secrets.ts';
import { targetOf } from './secret-references.ts';

/** The issuer's own keys, and where they are declared. */
export type DeclaredKeys = Readonly<{
  schedule: KeySchedule;
  /** With which algorithms they sign now and later on; `when` is in words. */
  signers: readonly Readonly<{ algorithms: ReadonlySet<SigningAlgorithm>; when?: string }>[];
  /** A key for each algorithm that does not end; the same list for the same keys. */
  lasting: readonly SigningKey[];
  related: NonNullable<Diagnostic['related']>;
}>;

type Keys = NonNullable<IssuerSpec['keys']>;
type KeySet = Pick<DeclaredKeys, 'related'> & Readonly<{ keys: readonly SigningKey[] }>;

/** Opens every set of keys that the Issuer names; undefined when one is unusable, or sealed. */
export function declaredKeysOf(
  issuer: ResourceOf<'Issuer'>,
  resolver: SecretResolver,
  diagnostics: Diagnostic[],
  now = Date.now(),
): DeclaredKeys | undefined {
  const { keys } = issuer.value.spec;
  if (keys?.secretRef === undefined) return undefined;
  const open = (ref: SecretRef, pointer: string) =>
    openKeySet({ issuer, ref, pointer }, resolver, diagnostics);
  const current = open(keys.secretRef, '/spec/keys/secretRef');
  const previous = (keys.previous ?? []).map(({ secretRef }, index) =>
    open(secretRef, `/spec/keys/previous/${index}/secretRef`),
  );
  const opened = previous.filter((set) => set !== undefined);
  if (current === undefined || opened.length < previous.length) return undefined;
  diagnostics.push(...sharedKids(issuer, current, opened));
  return join(keys, current, opened, now);
}

type Place = Readonly<{ issuer: ResourceOf<'Issuer'>; ref: SecretRef; pointer: string }>;

function openKeySet(
  { issuer: { document }, ref, pointer }: Place,
  resolver: SecretResolver,
  diagnostics: Diagnostic[],
): KeySet | undefined {
  const reference = { document, pointer, ref: targetOf(ref), implied: false, vital: true } as const;
  const secret = resolver.resolve(reference);
  if (secret === undefined || resolver.isSealed(reference)) return undefined;
  const related = resolver.placesOf(reference);
  const parsed = parseOnce(secret);
  if (parsed.ok) return { keys: parsed.keys, related };
  const words = { rule: 'signing-keys', message: parsed.message, related } as const;
  diagnostics.push(diagnosticAt(document, pointer, 'key', words));
  return undefined;
}

const parsedKeys = new WeakMap<Secret, SigningKeysResult>();

/** The same keys for the same secret, so that an unchanged set needs no new engine. */
function parseOnce(secret: Secret): SigningKeysResult {
  const parsed = parsedKeys.get(secret) ?? parseSigningKeys(secret.reveal());
  parsedKeys.set(secret, parsed);
  return parsed;
}

/** Who verifies a signature looks for one key of a name. */
function sharedKids(
  { document }: ResourceOf<'Issuer'>,
  current: KeySet,
  previous: readonly KeySet[],
): readonly Diagnostic[] {
  const seen = new Set(current.keys.map(({ kid }) => kid));
  return previous.flatMap(({ keys, related }, index) => {
    const shared = keys.find(({ kid }) => seen.has(kid));
    for (const { kid } of keys) seen.add(kid);
    if (shared === undefined) return [];
    const pointer = `/spec/keys/previous/${index}/secretRef`;
    return [
      diagnosticAt(document, pointer, 'key', {
        rule: 'signing-keys',
        message: `the kid ${shared.kid} is in two of the sets of keys`,
        help: 'name each set of keys once, and give each key a kid of its own',
        related,
      }),
    ];
  });
}

type Joined = Pick<DeclaredKeys, 'schedule' | 'lasting'> & Readonly<{ of: readonly unknown[] }>;

const joinedKeys = new WeakMap<readonly SigningKey[], Joined>();

function join(
  { useFrom, previous: ends = [] }: Keys,
  { keys: current, related }: KeySet,
  opened: readonly KeySet[],
  now: number,
): DeclaredKeys {
  const previous = opened.map(({ keys }, index) => ({
    keys,
    until: Date.parse(ends[index]?.until ?? ''),
  }));
  const newest = previous[newestSet(previous.map(({ until }) => until))]?.keys;
  if (useFrom === undefined || newest === undefined) {
    const signers = [{ algorithms: algorithmsOf(current) }];
    return { ...joinOnce(current, NaN, []), signers, related };
  }
  const begin = Date.parse(useFrom);
  const joined = joinOnce(current, begin, previous);
  const later = { algorithms: algorithmsOf(current) };
  if (begin <= now) return { ...joined, lasting: current, signers: [later], related };
  const signers = [
    { algorithms: algorithmsOf(newest), when: `until ${useFrom}` },
    { ...later, when: `from ${useFrom} on` },
  ];
  return { ...joined, signers, related };
}

/** The same for the same sets and times, so that these need no new engine. */
function joinOnce(
  current: readonly SigningKey[],
  useFrom: number,
  previous: Parameters<typeof scheduleOfSets>[0]['previous'],
): Pick<DeclaredKeys, 'schedule' | 'lasting'> {
  const of = [useFrom, ...previous.flatMap(({ keys, until }) => [keys, until])];
  const known = joinedKeys.get(current);
  if (known?.of.length === of.length && known.of.every((part, at) => Object.is(part, of[at]))) {
    return known;
  }
  const joined = joinAnew(current, useFrom, previous);
  joinedKeys.set(current, { ...joined, of });
  return joined;
}

function joinAnew(
  current: readonly SigningKey[],
  useFrom: number,
  previous: Parameters<typeof scheduleOfSets>[0]['previous'],
): Pick<DeclaredKeys, 'schedule' | 'lasting'> {
  const newest = previous[newestSet(previous.map(({ until }) => until))];
  if (newest === undefined) return { schedule: permanentSchedule(current), lasting: current };
  const before = algorithmsOf(newest.keys);
  return {
    schedule: scheduleOfSets({ current, useFrom, previous }),
    lasting: current.filter(({ alg }) => before.has(alg)),
  };
}

function algorithmsOf(keys: readonly SigningKey[]): ReadonlySet<SigningAlgorithm> {
  return new Set(keys.map(({ alg }) => alg));
}
