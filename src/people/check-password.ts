import { createHmac, randomBytes } from 'node:crypto';
import type { BoundedQueue } from '../secret/bounded-queue.ts';
import { decoyOf, verifyPassword } from '../secret/verify-password.ts';
import { foldLogin, type Snapshot } from '../snapshot/snapshot.ts';
import { isActive, type User } from '../snapshot/user.ts';

/** Finds the hash of a person's password; the demo keeps one outside of the directory. */
export type PasswordHashOf = (user: User) => string | undefined;

/** What a decoy is made like where no user has a hash. */
const USUAL_HASH = '$2b$10$';

/** Decoys are chosen by a key of this process, so that nobody can compute the choice. */
const decoyKey = randomBytes(32);

export type PasswordCheckParts = Readonly<{
  /** Keeps a flood of sign-ins from filling the thread pool, which signs tokens as well. */
  queue: BoundedQueue;
  passwordHashOf?: PasswordHashOf;
  /** Compares a password with a hash. */
  verify?: typeof verifyPassword;
}>;

/**
 * Finds the person whose user name or email address and password these are. A wrong password, an
 * unknown name, a disabled person and one without a password all take the time of one comparison,
 * with a hash of a scheme and cost that users of this directory have.
 * @throws QueueFull when too many passwords are being checked: answer "try again later"
 */
export async function checkPassword(
  snapshot: Snapshot,
  attempt: Readonly<{ login: string; password: string }>,
  {
    queue,
    passwordHashOf = (user) => user.passwordHash,
    verify = verifyPassword,
  }: PasswordCheckParts,
): Promise<User | undefined> {
  const login = foldLogin(attempt.login);
  const user = snapshot.usersByLogin.get(login);
  const hash = user === undefined || !isActive(user) ? undefined : passwordHashOf(user);
  const compared = hash ?? decoyFor(snapshot, login);
  const matches = await queue.run(() => verify(attempt.password, compared));
  return matches && hash !== undefined ? user : undefined;
}

/** A well-formed hash that no password has, of the same scheme and cost for the same name each time. */
function decoyFor(snapshot: Snapshot, login: string): string {
  const hashes = hashesOf(snapshot);
  const choice =
    createHmac('sha256', decoyKey).update(login).digest().readUInt32BE() % hashes.length;
  return decoyOf(hashes[choice] ?? USUAL_HASH);
}

const hashesBySnapshot = new WeakMap<Snapshot, readonly string[]>();

/** The hashes of this directory's users: each way to hash as often as it occurs. */
function hashesOf(snapshot: Snapshot): readonly string[] {
  const known = hashesBySnapshot.get(snapshot);
  if (known !== undefined) return known;
  const hashes = [...snapshot.usersBySub.values()].flatMap(
    ({ passwordHash }) => passwordHash ?? [],
  );
  const found = hashes.length === 0 ? [USUAL_HASH] : hashes;
  hashesBySnapshot.set(snapshot, found);
  return found;
}
