import { resolve } from 'node:path';
import {
  previewTokens,
  PreviewRefused,
  type PreviewedTokens,
} from '../../issuer/preview-tokens.ts';
import { consentRuleOf } from '../../people/consent.ts';
import { resourcesOf, type ReviewedRevision } from '../../review/reviewed-revision.ts';
import { judgeSignIn, type AllowedSignIn, type RefusedSignIn } from '../../review/sign-in.ts';
import { createKeyFiles } from '../../secret/key-files.ts';
import { readPairwiseKey } from '../../secret/managed-keys.ts';
import type { Secret } from '../../secret/secret.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { throwawayKeys } from '../throwaway-keys.ts';
import { openHead } from './open-head.ts';
import { previewText } from './preview-text.ts';

export type PreviewOptions = Readonly<{
  directory: string;
  /** A commit, or `.` for the work tree. */
  head: string;
  /** client_id. */
  client: string;
  /** metadata.name; undefined where the client acts for itself. */
  user: string | undefined;
  /** Undefined for all that the client may ask for. */
  scopes: readonly string[] | undefined;
  /** Id of another client, or identifier of a Resource. */
  audience: string | undefined;
  /** Of the server, for the key of pairwise subjects. */
  stateDirectory: string | undefined;
  json: boolean;
}>;

/** What would come of a sign-in. */
export type Preview =
  | RefusedSignIn
  | (Readonly<{
      allowed: true;
      client: string;
      user?: string;
      consent?: 'remember' | 'ask' | 'skip';
      /** What is not as it would be. */
      notes: readonly string[];
    }> &
      PreviewedTokens);

/**
 * Prints the tokens of a sign-in as they would be issued, or why there would be none: then the exit
 * code is 1.
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, SourceUnavailable, KeyFileError
 */
export async function preview(options: PreviewOptions): Promise<ExitCode> {
  const { directory, head, json } = options;
  const revision = await openHead(directory, head);
  if (typeof revision === 'number') return revision;
  const found = await previewOf(revision, options);
  process.stdout.write(json ? `${JSON.stringify(found, undefined, 2)}\n` : previewText(found));
  return found.allowed ? EXIT.ok : EXIT.findings;
}

async function previewOf(revision: ReviewedRevision, options: PreviewOptions): Promise<Preview> {
  const { snapshot } = revision;
  const verdict = judgeSignIn(snapshot, options, new Date());
  if (!verdict.allowed) return verdict;
  const isInStore = keepsKeysInStore(revision);
  const { stateDirectory } = options;
  const pairwise = isInStore ? undefined : await pairwiseKeyIn(stateDirectory);
  const { client, user } = verdict;
  try {
    const keys = { signing: await throwawayKeys(), pairwise };
    const tokens = await previewTokens({ ...verdict, snapshot }, keys);
    return {
      allowed: true,
      client: client.id,
      ...(user === undefined ? {} : { user: user.key, consent: consentRuleOf(client) }),
      notes: notesOn(verdict, pairwise, isInStore),
      ...shown(tokens, verdict, pairwise),
    };
  } catch (thrown) {
    if (!(thrown instanceof PreviewRefused)) throw thrown;
    return { allowed: false, reason: 'engine-refused', message: thrown.message };
  }
}

/** What lies in the state directory of such a server may be of earlier days. */
function keepsKeysInStore(revision: ReviewedRevision): boolean {
  const [issuer] = resourcesOf(revision, 'Issuer');
  return issuer?.value.spec.storage?.sealKey !== undefined;
}

async function pairwiseKeyIn(stateDirectory: string | undefined): Promise<Secret | undefined> {
  if (stateDirectory === undefined) return undefined;
  return readPairwiseKey(createKeyFiles(resolve(stateDirectory)));
}

function notesOn(
  { client, user }: AllowedSignIn,
  pairwise: Secret | undefined,
  isInStore: boolean,
): readonly string[] {
  const { tokensBoundTo, refreshTokens, grantTypes } = client;
  const isAsked = refreshTokens.issue === 'asked' && grantTypes.includes('refresh_token');
  return [
    ...(needsKey({ client, user }, pairwise)
      ? [
          isInStore
            ? 'sub takes the key of the server, which lies sealed in its store: it is not known here'
            : 'sub takes the key of the server: name its state directory with --state',
        ]
      : []),
    ...(tokensBoundTo === undefined
      ? []
      : [`access tokens are bound to a key (${tokensBoundTo}): they say to which in cnf`]),
    ...(isAsked && user !== undefined
      ? ['a refresh token comes when the app asks for offline_access with prompt=consent']
      : []),
  ];
}

type Party = Pick<AllowedSignIn, 'client' | 'user'>;

const needsKey = ({ client, user }: Party, pairwise: Secret | undefined) =>
  user !== undefined && client.subjectType === 'pairwise' && pairwise === undefined;

/** What is another one in every token, or takes a key, is not shown as if it were known. */
function shown(
  tokens: PreviewedTokens,
  verdict: AllowedSignIn,
  pairwise: Secret | undefined,
): PreviewedTokens {
  const unknown = new Map([
    ['jti', '(new in every token)'],
    ['at_hash', '(of the access token)'],
    ['sid', '(of the session)'],
  ]);
  if (needsKey(verdict, pairwise)) unknown.set('sub', '(takes the key of the server)');
  const veil = <C extends Readonly<Record<string, unknown>>>(claims: C) =>
    Object.fromEntries(
      Object.entries(claims).map(([name, value]) => [name, unknown.get(name) ?? value]),
    );
  const { idToken, userinfo, accessToken } = tokens;
  return {
    ...tokens,
    ...(idToken === undefined ? {} : { idToken: veil(idToken) }),
    ...(userinfo === undefined ? {} : { userinfo: veil(userinfo) }),
    accessToken: { ...accessToken, claims: veil(accessToken.claims) },
  };
}
