import { createHmac, randomBytes } from 'node:crypto';
import { verifyBcrypt } from '../secret/password-hash.ts';
import { foldLogin, type Snapshot } from '../snapshot/snapshot.ts';
import { isActive, type User } from '../snapshot/user.ts';

/** Finds the hash of a person's password; the demo keeps one outside of the directory. */
export type PasswordHashOf = (user: User) => string | undefined;

/** The bcrypt cost of a decoy where no user has a hash. */
const USUAL_COST = 10;

/** Decoys are chosen by a key of this process, so that nobody can compute the choice. */
const decoyKey = randomBytes(32);

/**
 * Finds the person whose user name or email address and password these are. A wrong password, an
 * unknown name, a disabled person and one without a password all take the time of one bcrypt
 * comparison, at a cost that users of this directory have.
 */
export async function checkPassword(
  snapshot: Snapshot,
  attempt: Readonly<{ login: string; password: string }>,
  passwordHashOf: PasswordHashOf = (user) => user.passwordHash,
): Promise<User | undefined> {
  const login = foldLogin(attempt.login);
  const user = snapshot.usersByLogin.get(login);
  const hash = user === undefined || !isActive(user) ? undefined : passwordHashOf(user);
  const matches = await verifyBcrypt(attempt.password, hash ?? decoyHash(snapshot, login));
  return matches && hash !== undefined ? user : undefined;
}

/** A well-formed hash that no password has, of the same cost for the same name each time. */
function decoyHash(snapshot: Snapshot, login: string): string {
  const costs = costsOf(snapshot);
  const choice =
    createHmac('sha256', decoyKey).update(login).digest().readUInt32BE() % costs.length;
  const cost = String(costs[choice] ?? USUAL_COST).padStart(2, '0');
  return `$2b$${cost}$${'.'.repeat(53)}`;
}

const costsBySnapshot = new WeakMap<Snapshot, readonly number[]>();

/** The bcrypt costs of this directory's users, one entry a user. */
function costsOf(snapshot: Snapshot): readonly number[] {
  const known = costsBySnapshot.get(snapshot);
  if (known !== undefined) return known;
  const costs = [...snapshot.usersBySub.values()].map((user) =>
    Number(/^\$2[aby]\$(\d\d)\$/.exec(user.passwordHash ?? '')?.[1] ?? USUAL_COST),
  );
  const found = costs.length === 0 ? [USUAL_COST] : costs;
  costsBySnapshot.set(snapshot, found);
  return found;
}
