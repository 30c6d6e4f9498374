import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import { identityOf } from '../secret/sops-fixture.ts';
import { clientFile, hashOf } from './declarations.ts';
import { runIdpfile } from './idpfile-process.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { secretYAML, type AgeKey } from './sops-secret.ts';
import { startTokenLoad, type Answer } from './token-load.ts';
import { tokenStatus } from './token-status.ts';

/** Clients with a secret, by how that is kept. */
export const ROTATED = ['hashed', 'sealed'] as const;

type Kind = (typeof ROTATED)[number];

/** The first secret of a client. */
export const oldSecretOf = (kind: Kind) => `rotation_old-secret-of-${kind}`;

/** What a client was answered that never stopped asking, by what was going on. */
export type Rotation = Readonly<{
  before: readonly Answer[];
  /** The new secret is there, and the app sends the old one. */
  overlap: readonly Answer[];
  /** The app sends the new one. */
  switched: readonly Answer[];
  /** The old one is accepted no more. */
  after: readonly Answer[];
  newSecret: string;
}>;

/** Serves a client of each kind, and a `.sops.yaml` by which new Secrets are encrypted. */
export async function startRotatable(key: AgeKey): Promise<RunningIssuer> {
  const hash = await hashOf(oldSecretOf('hashed'));
  const sealed = await key.encrypt(secretYAML('sealed', oldSecretOf('sealed')));
  const rules = [{ encrypted_regex: '^(data|stringData)$', age: key.recipient }];
  return startIssuer({
    files: () => ({
      '.sops.yaml': JSON.stringify({ creation_rules: rules }),
      'clients/hashed.yaml': clientFile('hashed', { type: 'service', secretHash: hash }),
      'clients/sealed.yaml': clientFile('sealed', { type: 'service' }),
      'secrets/sealed.sops.yaml': sealed,
    }),
    environment: key.environment,
  });
}

/**
 * Rotates the secret of a client as a person does it, while the client asks for tokens.
 * @param retire makes an end of the old secret in the file of the client
 */
export async function rotateUnderLoad(
  issuer: RunningIssuer,
  key: AgeKey,
  {
    kind,
    perSecond,
    count,
    retire,
  }: Readonly<{
    kind: Kind;
    perSecond: number;
    /** Answers of each phase. */
    count: number;
    retire(file: string): string;
  }>,
): Promise<Rotation> {
  const load = startTokenLoad(issuer, { client: kind, secret: oldSecretOf(kind), perSecond });
  const phases: (readonly Answer[])[] = [];
  const endPhase = async () => {
    await load.more(count);
    phases.push(load.answers.slice(phases.flat().length));
  };
  await endPhase();
  const { stdout } = await runIdpfile(['secret', 'rotate', kind, '-C', issuer.directory]);
  const newSecret = kind === 'hashed' ? toldIn(stdout) : await sealedIn(issuer, key, stdout);
  await untilAnswered(issuer, { kind, secret: newSecret, status: 200 });
  await endPhase();
  await load.use(newSecret);
  await endPhase();
  const path = `clients/${kind}.yaml`;
  const file = await readFile(join(issuer.directory, path), 'utf8');
  await issuer.write(path, retire(file));
  await untilAnswered(issuer, { kind, secret: oldSecretOf(kind), status: 401 });
  await endPhase();
  await load.stop();
  const [before = [], overlap = [], switched = []] = phases;
  const after = load.answers.slice(phases.slice(0, 3).flat().length);
  return { before, overlap, switched, after, newSecret };
}

function toldIn(output: string): string {
  const secret = /new secret of \w+: ([\w-]{48}) /.exec(output)?.[1];
  if (secret === undefined) throw new Error(`no secret is told in: ${output}`);
  return secret;
}

async function sealedIn({ directory }: RunningIssuer, key: AgeKey, output: string) {
  const path = /secrets\/[\w.-]+\.sops\.yaml/.exec(output)?.[0];
  if (path === undefined) throw new Error(`no Secret is named in: ${output}`);
  const [identity] = /AGE-SECRET-KEY-\S+/.exec(await readFile(key.file, 'utf8')) ?? [];
  const identities = [await identityOf(identity ?? '')];
  const bytes = await readFile(join(directory, path));
  const { value } = await openSops(bytes, { format: 'yaml', identities });
  return (value as { stringData: { secret: string } }).stringData.secret;
}

async function untilAnswered(
  issuer: RunningIssuer,
  { kind, secret, status }: Readonly<{ kind: Kind; secret: string; status: number }>,
): Promise<void> {
  const late = AbortSignal.timeout(20_000);
  while ((await tokenStatus(issuer, kind, secret)) !== status) late.throwIfAborted();
}
