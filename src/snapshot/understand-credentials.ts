import { FORMAT_PROBLEMS } from '../resource/formats.ts';
import type { Refusal } from './secret-opening.ts';
import { understandHash, understandPassword, type StoredPassword } from './understand-password.ts';

/** Who a LocalUser is, as its Secret says. */
export type Credentials = Readonly<{
  username: string;
  email: string;
  groups: readonly string[];
  password: StoredPassword;
}>;

export const CREDENTIAL_FIELDS = ['username', 'email', 'hash', 'password', 'groups'] as const;

/** What a Secret says about a LocalUser, field by field, as it stands there. */
export type CredentialFields = Readonly<
  Partial<Record<(typeof CREDENTIAL_FIELDS)[number], unknown>>
>;

type Understanding =
  | Readonly<{ kind: 'read'; credentials: Credentials }>
  | Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>;

const LONGEST = 255;

/** Judges each field of a Secret that was opened, and reports all mistakes at once. */
export function understandCredentials(fields: CredentialFields): Understanding {
  const username = textOf('username', fields.username, nameProblem);
  const email = textOf('email', fields.email, FORMAT_PROBLEMS['email-address']);
  const groups = groupsOf(fields.groups);
  const password = passwordOf(fields);
  if (username.ok && email.ok && groups.ok && password.ok) {
    return {
      kind: 'read',
      credentials: {
        username: username.value,
        email: email.value,
        groups: groups.value,
        password: password.value,
      },
    };
  }
  const refusals = [username, email, groups, password].flatMap((part) =>
    part.ok ? [] : [part.refusal],
  );
  return { kind: 'refused', refusals };
}

type Part<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; refusal: Refusal }>;

function textOf(
  field: string,
  value: unknown,
  problemOf: (text: string) => string | undefined,
): Part<string> {
  if (typeof value !== 'string')
    return refused(unusable(`${field} is no text`, 'put it in quotes'));
  const problem = problemOf(value);
  return problem === undefined ? { ok: true, value } : refused(unusable(`${field} ${problem}`));
}

/** A list, or a text that is a list in JSON or separated by commas. */
function groupsOf(value: unknown): Part<readonly string[]> {
  const listed = typeof value === 'string' ? splitGroups(value) : (value ?? []);
  const isList =
    Array.isArray(listed) &&
    listed.every((name) => typeof name === 'string' && nameProblem(name) === undefined);
  return isList
    ? { ok: true, value: [...new Set(listed.map(String))] }
    : refused(unusable('groups is no list of names', 'write them with commas between'));
}

function splitGroups(text: string): unknown {
  if (!text.trimStart().startsWith('[')) {
    return text.split(',').map((name) => name.trim());
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The operator's reference calls the hash `password`, its guide calls it `hash`. */
function passwordOf({ hash, password }: CredentialFields): Part<StoredPassword> {
  if (typeof password === 'string') return understandPassword(password);
  if (typeof hash === 'string') return understandHash(hash);
  return refused({ rule: 'password-hash', message: 'the hash is no text' });
}

function nameProblem(text: string): string | undefined {
  if (text.trim() === '') return 'is empty';
  if (text !== text.trim()) return 'begins or ends with white space';
  return text.length > LONGEST ? `is longer than ${LONGEST} characters` : undefined;
}

const refused = (refusal: Refusal) => ({ ok: false, refusal }) as const;

export function unusable(message: string, help?: string): Refusal {
  return { rule: 'secret-value', message, ...(help === undefined ? {} : { help }) };
}
