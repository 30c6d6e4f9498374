import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOwnKeys } from '../../src/cli/own-keys.ts';
import { createKeyFiles } from '../../src/secret/key-files.ts';
import { ManagedSigningKeys } from '../../src/secret/managed-signing-keys.ts';
import type { SigningKey } from '../../src/secret/signing-keys.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'own-keys-'));
});
afterEach(() => rm(directory, { recursive: true }));

const placeOf = (name: string) => createKeyFiles(join(directory, name));

const kidsOf = (keys: readonly SigningKey[]) => keys.map(({ kid }) => kid);

const signing = (managed: ManagedSigningKeys) => kidsOf(managed.get().map(({ key }) => key));

test('keys to ask with are made before it is known where they are kept, and sign afterwards', async () => {
  const own = createOwnKeys(placeOf('state'));
  const asked = await own.toAskWith();
  expect(await readdir(directory)).toEqual([]);

  expect(signing(await own.keepIn(placeOf('store')))).toEqual(kidsOf(asked));
  expect(await readdir(directory)).toEqual(['store']);
  expect(await own.toAskWith()).toBe(asked);
});

test('keys that are there are asked with, and no others are made', async () => {
  const there = await new ManagedSigningKeys(placeOf('state')).load();
  const own = createOwnKeys(placeOf('state'));

  expect(kidsOf(await own.toAskWith())).toEqual(kidsOf(there.map(({ key }) => key)));
  expect(signing(await own.keepIn(placeOf('state')))).toEqual(kidsOf(there.map(({ key }) => key)));
});

test('a server whose issuer declares its keys makes none, until it no longer does', async () => {
  const own = createOwnKeys(placeOf('state'));
  const managed = await own.keepIn(placeOf('state'));
  expect(await readdir(directory)).toEqual([]);

  const asked = await own.toAskWith();

  expect(signing(managed)).toEqual(kidsOf(asked));
});
