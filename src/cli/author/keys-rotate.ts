import { join } from 'node:path';
import type { IssuerSpec, SecretRef } from '../../resource/generated/issuer.ts';
import type { ResourceOf } from '../../resource/resource.ts';
import type { SigningAlgorithm } from '../../secret/signing-keys.ts';
import { buildClient } from '../../snapshot/build-client.ts';
import { NO_SECRETS } from '../../snapshot/build-credential.ts';
import { lifetimesOf } from '../../snapshot/build-issuer.ts';
import { buildResourceServers } from '../../snapshot/build-resource-servers.ts';
import { keptLifetime } from '../../snapshot/signed-lifetime.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import {
  findSecret,
  readAuthored,
  resourcesOf,
  type AuthoredDirectory,
} from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { editFields } from './edit-fields.ts';
import { KEY, requireIssuer, sealKeys } from './keys-new.ts';
import { validateNext } from './next-step.ts';
import { successorName, timestamp } from './successor.ts';
import { writeChanges } from './write-changes.ts';

export type KeysRotateOptions = Readonly<{
  directory: string;
  /** For how long the new keys are published before they sign. */
  publishSeconds: number;
  /** For how long the old keys are published after that; as long as they are needed, if left out. */
  keepSeconds?: number | undefined;
  /** A key for each of these; for every algorithm there is, if left out. */
  algorithms?: readonly SigningAlgorithm[] | undefined;
  /** Now, if left out. */
  now?: Date | undefined;
}>;

type Keys = NonNullable<IssuerSpec['keys']>;

/**
 * Gives an issuer new signing keys: from one commit follows when they are published, when they sign,
 * and when the old ones are published no more. The old keys are never looked at.
 * @throws AuthoringRefused when nothing was written
 * @throws SourceUnavailable, FileUnwritable
 */
export async function keysRotate(options: KeysRotateOptions): Promise<ExitCode> {
  const { algorithms, now = new Date() } = options;
  const directory = await readAuthored(options.directory);
  const issuer = requireIssuer(directory);
  const { keys, secretRef } = requireOwnKeys(issuer, now);
  const name = successorName(directory, baseOf(secretRef.name ?? ''), now);
  const isThere = findSecret(directory, name) !== undefined;
  const sealed = isThere ? [] : [await sealKeys(directory, name, algorithms)];
  const times = timesOf(options, () => neededSeconds(directory, issuer), now);
  const over = overAmong(keys.previous ?? [], now);
  const change = editFields(
    issuer.document,
    [
      { kind: 'set', field: 'secretRef', value: { name, key: KEY } },
      { kind: 'set', field: 'useFrom', value: times.useFrom },
      {
        kind: 'list',
        field: 'previous',
        drop: over.map(({ index }) => index),
        add: { secretRef, until: times.until },
      },
    ],
    ['keys'],
  );
  await writeChanges(directory, [...sealed, change]);
  process.stdout.write(
    [
      `\nThe new keys are published from when this is served, and sign from ${times.useFrom} on.\n`,
      `The old keys sign until then, and are published until ${times.until}.\n`,
      ...over.map(({ secretRef: ref }) => farewell(directory, ref)),
      `Have it served well before ${times.useFrom}: apps keep the published keys for a while.\n`,
      validateNext(directory),
    ].join(''),
  );
  return EXIT.ok;
}

function requireOwnKeys(
  { value }: ResourceOf<'Issuer'>,
  now: Date,
): Readonly<{ keys: Keys; secretRef: SecretRef }> {
  const { keys } = value.spec;
  const secretRef = keys?.secretRef;
  if (keys === undefined || secretRef === undefined) {
    throw new AuthoringRefused(
      'issuer.yaml names no signing keys: the server has made its own, and replaces them by itself (spec.keys.rotateEvery); nothing was written',
    );
  }
  const outside = secretRef.file ?? secretRef.env;
  if (outside !== undefined) {
    throw new AuthoringRefused(
      `the signing keys are kept outside of the directory, in ${outside}: nothing was written; mount new ones beside them, name these in secretRef, and the old ones in previous`,
    );
  }
  if (keys.useFrom !== undefined && Date.parse(keys.useFrom) > now.getTime()) {
    throw new AuthoringRefused(
      `the keys of ${secretRef.name} do not sign before ${keys.useFrom}: nothing was written; wait until they do`,
    );
  }
  return { keys, secretRef };
}

/** Without the day that an earlier rotation has added. */
function baseOf(name: string): string {
  return name.replace(/-\d{4}-\d{2}-\d{2}(-\d+)?$/, '');
}

function timesOf(
  { publishSeconds, keepSeconds }: KeysRotateOptions,
  needed: () => number,
  now: Date,
): Readonly<{ useFrom: string; until: string }> {
  const useFrom = now.getTime() + publishSeconds * 1000;
  const keep = keepSeconds ?? needed();
  return { useFrom: timestamp(useFrom), until: timestamp(useFrom + keep * 1000) };
}

function neededSeconds(directory: AuthoredDirectory, { value }: ResourceOf<'Issuer'>): number {
  return keptLifetime({
    ttl: lifetimesOf(value.spec),
    clients: resourcesOf(directory, 'Client').map((client) => buildClient(client, NO_SECRETS)),
    resourceServers: buildResourceServers(resourcesOf(directory, 'Resource')).values(),
  });
}

type Previous = NonNullable<Keys['previous']>[number];

function overAmong(
  previous: readonly Previous[],
  now: Date,
): readonly (Previous & Readonly<{ index: number }>)[] {
  return previous
    .map((keys, index) => ({ ...keys, index }))
    .filter(({ until }) => Date.parse(until) <= now.getTime());
}

function farewell(directory: AuthoredDirectory, { name }: SecretRef): string {
  const secret = name === undefined ? undefined : findSecret(directory, name);
  const advice =
    secret === undefined ? '' : `; delete ${join(directory.path, secret.document.file.path)}`;
  return `Keys that are not published any more were taken out${advice}\n`;
}
