import type { PasswordHashOf } from '../people/check-password.ts';
import { hashBcrypt } from '../secret/bcrypt-hash.ts';
import { generatePassPhrase } from '../secret/generate-secret.ts';
import { readOrCreateKeyFile } from '../secret/key-file.ts';
import { passwordHashProblem } from '../secret/password-hash.ts';
import { findClient, foldLogin, type Snapshot } from '../snapshot/snapshot.ts';

/** The names the demo goes by in a configuration directory. */
const DEMO_CLIENT = 'demo';
const DEMO_USER = 'demo';

/** A directory without the resources that the demo is made of. */
export class DemoNotDeclared extends Error {
  override readonly name = 'DemoNotDeclared';
  readonly code = 'demo-not-declared';
}

export type Demo = Readonly<{
  clientId: string;
  login: string;
  /** Only when it was made just now: it is kept nowhere. */
  password: string | undefined;
  passwordHashOf: PasswordHashOf;
}>;

/**
 * Gives the user called demo a password: made at the first start, told once, and kept as a bcrypt
 * hash outside of the configuration directory.
 * @throws DemoNotDeclared when the directory has no client or no user called demo
 */
export async function prepareDemo(hashFile: string, snapshot: Snapshot): Promise<Demo> {
  const home = `${snapshot.issuer.url}/demo`;
  const client = findClient(snapshot, DEMO_CLIENT);
  const isDeclared =
    client?.enabled === true &&
    client.redirectURIs.includes(`${home}/callback`) &&
    client.postLogoutRedirectURIs.includes(home);
  if (!isDeclared) {
    throw new DemoNotDeclared(
      `--demo needs a public client with the id ${DEMO_CLIENT}, the redirect URI ${home}/callback and the post-logout redirect URI ${home}`,
    );
  }
  const user = snapshot.usersByLogin.get(foldLogin(DEMO_USER));
  if (user === undefined) {
    throw new DemoNotDeclared(`--demo needs a user with the user name ${DEMO_USER}`);
  }
  let password: string | undefined;
  const hash = await readOrCreateKeyFile(hashFile, async () => {
    password = generatePassPhrase();
    return hashBcrypt(password);
  });
  const problem = passwordHashProblem(hash);
  if (problem !== undefined) throw new DemoNotDeclared(`${hashFile}: ${problem}; delete the file`);
  return {
    clientId: DEMO_CLIENT,
    login: user.username,
    password,
    passwordHashOf: (somebody) =>
      somebody.passwordHash ?? (somebody.username === user.username ? hash : undefined),
  };
}
