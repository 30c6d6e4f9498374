import { Secret } from '../../secret/secret.ts';
import type { RunningSettings } from '../../snapshot/restart-rules.ts';

/** What all workers run with, in the form that goes from process to process. */
export type AgreedSettings = Omit<RunningSettings, 'sealKeys'> &
  Readonly<{ sealKeys: readonly string[] | undefined }>;

export function agreedSettings({ sealKeys, ...settings }: RunningSettings): AgreedSettings {
  return { ...settings, sealKeys: sealKeys?.map((key) => key.reveal()) };
}

export function settingsAgreedOn({ sealKeys, ...settings }: AgreedSettings): RunningSettings {
  if (sealKeys === undefined) return settings;
  return { ...settings, sealKeys: sealKeys.map((key) => new Secret(key)) };
}
