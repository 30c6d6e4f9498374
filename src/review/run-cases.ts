import { isDeepStrictEqual } from 'node:util';
import { escapePointer } from '../diagnostic/pointer.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { consentRuleOf } from '../people/consent.ts';
import { idTokenClaimsFor } from '../people/claims.ts';
import { audienceOfIdToken } from '../resource/audience-scope.ts';
import type { TestSpec } from '../resource/generated/test.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CaseResult } from './case-result.ts';
import { resourcesOf, type ReviewedRevision } from './reviewed-revision.ts';
import { judgeSignIn, type AllowedSignIn } from './sign-in.ts';

type Case = TestSpec['cases'][number];

/** What does not hold, and below `expect` where that is said. */
type Failure = Readonly<{ pointer: string; message: string }>;

/** Runs the cases of every Test of a directory, by what the issuer itself would ask. */
export function runCases(
  revision: Pick<ReviewedRevision, 'snapshot' | 'resources'>,
  now: Date,
): readonly CaseResult[] {
  return resourcesOf(revision, 'Test').flatMap(({ document, value: { metadata, spec } }) =>
    spec.cases.map((one, index) => {
      const failures = failuresOf(one, revision.snapshot, now);
      const pointer = `/spec/cases/${index}${failures[0]?.pointer ?? ''}`;
      return {
        test: metadata.name,
        name: one.name,
        place: placeAt(document, pointer),
        failures: failures.map(({ message }) => message),
      };
    }),
  );
}

/** Worked out when somebody asks: most cases hold. */
function placeAt(document: ParsedDocument, pointer: string): CaseResult['place'] {
  return {
    file: document.file.path,
    get range() {
      return document.rangeOf(pointer, 'value');
    },
  };
}

function failuresOf(one: Case, snapshot: Snapshot, now: Date): readonly Failure[] {
  const { expect } = one;
  const verdict = judgeSignIn(snapshot, one, now);
  if (verdict.allowed) return expect.allowed ? failuresWhenIn(one, snapshot, verdict) : isIn(one);
  const { reason, message } = verdict;
  if (expect.allowed) {
    return [{ pointer: '/expect/allowed', message: `it is refused (${reason}): ${message}` }];
  }
  if (expect.reason === undefined || expect.reason === reason) return [];
  const told = `it is refused for another reason, ${reason}: ${message}`;
  return [{ pointer: '/expect/reason', message: told }];
}

function isIn({ user, client }: Case): readonly Failure[] {
  const message = `${user ?? client} gets in, and was expected to be refused`;
  return [{ pointer: '/expect/allowed', message }];
}

function failuresWhenIn(
  { expect }: Case,
  snapshot: Snapshot,
  verdict: AllowedSignIn,
): readonly Failure[] {
  return [
    ...failuresOfConsent(expect.consent, verdict),
    ...failuresOfClaims(expect.claims ?? {}, verdict, snapshot),
  ];
}

function failuresOfConsent(
  expected: Case['expect']['consent'],
  { client }: AllowedSignIn,
): readonly Failure[] {
  const consent = consentRuleOf(client);
  if (expected === undefined || expected === consent) return [];
  return [{ pointer: '/expect/consent', message: `consent is ${consent}, and not ${expected}` }];
}

function failuresOfClaims(
  expected: Readonly<Record<string, unknown>>,
  verdict: AllowedSignIn,
  snapshot: Snapshot,
): readonly Failure[] {
  const names = Object.keys(expected);
  if (names.length === 0) return [];
  const claims = claimsOf(verdict, snapshot);
  return names.flatMap((name) => {
    const wanted = expected[name];
    const found = Object.hasOwn(claims, name) ? claims[name] : undefined;
    if (isDeepStrictEqual(found ?? null, wanted)) return [];
    const pointer = `/expect/claims/${escapePointer(name)}`;
    if (name === 'sub' && verdict.client.subjectType === 'pairwise')
      return [{ pointer, message: KEY }];
    return [{ pointer, message: differenceIn(name, wanted, found) }];
  });
}

const KEY = 'what the sub of a client with subjectType: pairwise is takes the key of the server';

function differenceIn(name: string, wanted: unknown, found: unknown): string {
  if (found === undefined) return `there is no claim ${name}, and not ${JSON.stringify(wanted)}`;
  const not =
    wanted === null ? 'and was expected to be absent' : `and not ${JSON.stringify(wanted)}`;
  return `claim ${name} is ${JSON.stringify(found)}, ${not}`;
}

/** Of the ID token; where there is no person, of the access token. */
function claimsOf(verdict: AllowedSignIn, snapshot: Snapshot): Readonly<Record<string, unknown>> {
  const { client, user, scopes, audiences, resource } = verdict;
  if (user === undefined) {
    const own = { sub: client.id, client_id: client.id, iss: snapshot.issuer.url };
    const aud = resource?.identifier;
    return { ...client.serviceClaims, ...own, ...(aud === undefined ? {} : { aud }) };
  }
  if (!scopes.includes('openid')) return {};
  const { sub, ...claims } = idTokenClaimsFor(user, {
    client,
    granted: scopes,
    scopes: snapshot.scopes,
  });
  return {
    ...claims,
    // A pairwise one takes the key of the server.
    ...(client.subjectType === 'public' ? { sub } : {}),
    iss: snapshot.issuer.url,
    aud: audienceOfIdToken(audiences, client.id),
    ...(audiences.length === 0 ? {} : { azp: client.id }),
  };
}
