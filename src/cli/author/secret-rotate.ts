import { join } from 'node:path';
import { expandClient, type ExpandedClient } from '../../resource/expand-client.ts';
import type { ResourceOf } from '../../resource/resource.ts';
import { needsSecret } from '../../snapshot/build-credential.ts';
import { readResources } from '../../snapshot/read-resources.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import {
  findResource,
  findSecret,
  readAuthored,
  type AuthoredDirectory,
} from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { editFields } from './edit-fields.ts';
import type { FileChange } from './file-change.ts';
import { validateNext } from './next-step.ts';
import { referredSecrets } from './referred-secrets.ts';
import { successorOf, timestamp } from './successor.ts';
import { writeChanges } from './write-changes.ts';

export type SecretRotateOptions = Readonly<{
  directory: string;
  /** The id of a client, or the name of its resource. */
  client: string;
  /** For how long the old secret is accepted beside the new one. */
  overlapSeconds: number;
  /** Now, if left out. */
  now?: Date;
}>;

type Client = ResourceOf<'Client'>;
type PreviousSecret = NonNullable<ExpandedClient['spec']['previousSecrets']>[number];

/**
 * Gives a client another secret and keeps the old one valid for a while. The old value is never
 * looked at: its hash is moved, or its Secret stays and is referred to from elsewhere.
 * @throws AuthoringRefused when nothing was written
 * @throws SourceUnavailable, FileUnwritable
 */
export async function secretRotate(options: SecretRotateOptions): Promise<ExitCode> {
  const { overlapSeconds, now = new Date() } = options;
  const directory = await readAuthored(options.directory);
  const client = findResource(directory, 'Client', options.client, namesOf);
  const { spec } = requireSharedSecret(client);
  const successor = await successorOf(directory, client, now);
  const expired = expiredAmong(spec.previousSecrets ?? [], now);
  const expiresAt = timestamp(now.getTime() + overlapSeconds * 1000);
  const change = editFields(client.document, [
    successor.edit,
    {
      kind: 'list',
      field: 'previousSecrets',
      drop: expired.map(({ index }) => index),
      add: { ...successor.old, expiresAt },
    },
  ]);
  await writeChanges(directory, [...successor.files, change]);
  process.stdout.write(
    [
      `\nThe new secret of ${spec.name}: ${successor.told}\n`,
      `The old one is accepted until ${expiresAt}: give the app the new one before that.\n`,
      ...expired.map((one) => farewell(directory, change, one)),
      validateNext(directory),
    ].join(''),
  );
  return EXIT.ok;
}

function namesOf(client: Client): readonly string[] {
  return [expandClient(client).spec.id, client.value.metadata.name];
}

function requireSharedSecret(client: Client): ExpandedClient {
  const expanded = expandClient(client);
  const { spec } = expanded;
  const outside = spec.secretRef?.file ?? spec.secretRef?.env;
  if (outside !== undefined) {
    throw new AuthoringRefused(
      `the secret of client ${spec.id} is kept outside of the directory, in ${outside}: nothing was written; mount the new one beside it, name that in secretRef, and the old one in previousSecrets`,
    );
  }
  if (spec.secretHash !== undefined || needsSecret(spec)) return expanded;
  throw new AuthoringRefused(
    `client ${spec.id} has no secret: it ${spec.public ? 'is public' : 'has keys of its own'}`,
  );
}

type Expired = Readonly<{ index: number; secret: PreviousSecret }>;

function expiredAmong(secrets: readonly PreviousSecret[], now: Date): readonly Expired[] {
  return secrets.flatMap((secret, index) =>
    Date.parse(secret.expiresAt) <= now.getTime() ? [{ index, secret }] : [],
  );
}

/** What is said of a secret that was taken out, and of its file when nothing needs it any more. */
function farewell(
  directory: AuthoredDirectory,
  { file }: FileChange,
  { secret: { secretRef, expiresAt } }: Expired,
): string {
  const others = directory.resources.filter(({ document }) => document.file.path !== file.path);
  const left = referredSecrets([...others, ...readResources(file).resources]);
  const secret = secretRef?.name === undefined ? undefined : findSecret(directory, secretRef.name);
  const isOver = secret !== undefined && !left.has(secret.value.metadata.name);
  const advice = isOver
    ? `; nothing refers to its Secret any more: delete ${join(directory.path, secret.document.file.path)}`
    : '';
  return `A secret that expired at ${expiresAt} was taken out${advice}\n`;
}
