import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { buildAddresses } from './build-issuer.ts';
import type { StorageSecrets } from './issuer.ts';
import type { Snapshot } from './snapshot.ts';

/** What a process takes from the Issuer once, at its start. */
export type RunningSettings = Omit<Snapshot['addresses'], 'storagePassword'> &
  Readonly<{ url: string; trustProxy: readonly string[] }>;

type PlainSetting = Exclude<keyof RunningSettings, 'sealKeys'>;

/** The settings a process runs with from the snapshot it began with. */
export function runningSettings({ issuer, addresses }: Snapshot): RunningSettings {
  const { storagePassword: _, ...settings } = addresses;
  return { ...settings, url: issuer.url, trustProxy: issuer.trustProxy };
}

const SETTINGS = {
  url: '/spec/url',
  listen: '/spec/listen/address',
  admin: '/spec/admin/address',
  storageURL: '/spec/storage/url',
  trustProxy: '/spec/listen/trustProxy',
} as const satisfies Record<PlainSetting, string>;

/** A warning for each setting that is no longer what the process runs with; the rest applies. */
export function settingsToRestartFor(
  { value, document }: ResourceOf<'Issuer'>,
  running: RunningSettings,
): Diagnostic[] {
  const { spec } = value;
  // A default that follows from the URL has changed with it, and needs no warning of its own.
  const url = spec.listen?.address === undefined ? running.url : spec.url;
  const declared: RunningSettings = {
    ...buildAddresses({ ...spec, url }),
    url: spec.url,
    trustProxy: spec.listen?.trustProxy ?? [],
  };
  return Object.entries(SETTINGS).flatMap(([name, pointer]) => {
    const setting = name as PlainSetting;
    if (JSON.stringify(declared[setting]) === JSON.stringify(running[setting])) return [];
    return [restartNeeded(document, pointer)];
  });
}

/**
 * The same for the keys that the store is sealed with.
 * @param secrets what the Issuer names
 */
export function sealKeysToRestartFor(
  issuer: ResourceOf<'Issuer'> | undefined,
  secrets: StorageSecrets | undefined,
  running: RunningSettings | undefined,
): Diagnostic[] {
  if (issuer === undefined || running === undefined) return [];
  const { sealKeys: known = [] } = running;
  const { sealKeys: declared = [] } = secrets ?? {};
  const isSame =
    declared.length === known.length &&
    declared.every((key, index) => known[index]?.equals(key.reveal()));
  return isSame ? [] : [restartNeeded(issuer.document, '/spec/storage/sealKey')];
}

function restartNeeded(document: ParsedDocument, pointer: string): Diagnostic {
  const path = pointer.slice(1).replaceAll('/', '.');
  return diagnosticAt(document, pointer, 'value', {
    rule: 'restart-needed',
    message: `${path} was changed, and this process goes on with what it began with`,
    help: 'restart the server',
  });
}
