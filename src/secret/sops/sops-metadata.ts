import { plainValue } from './go-scalar.ts';
import { SopsError } from './sops-error.ts';
import type { SopsEntry, SopsMap, SopsNode } from './sops-tree.ts';
import { childOf, sopsMap } from './sops-tree.ts';

/** The data key, encrypted to one recipient. The label `recipient` is not authenticated. */
export type AgeStanza = Readonly<{ recipient: string; armored: string }>;

/** What sops writes about the encryption. Nothing in it but the MAC is authenticated. */
export type SopsMetadata = Readonly<{
  age: readonly AgeStanza[];
  lastModified: string;
  mac: string;
  macOnlyEncrypted: boolean;
  /** Empty when the file does not say which sops wrote it. */
  version: string;
  /** Key services other than age that can open the file: `pgp`, `kms` … */
  otherKeyServices: readonly string[];
  usesShamir: boolean;
}>;

const OTHER_KEY_SERVICES = ['kms', 'gcp_kms', 'azure_kv', 'hc_vault', 'hckms', 'pgp'];

/**
 * Takes a file apart into its data and its metadata.
 * @throws SopsError when there is no metadata.
 */
export function splitMetadata(root: SopsNode): Readonly<{ data: SopsMap; metadata: SopsMetadata }> {
  if (root.kind !== 'map') throw new SopsError('SOPS_SYNTAX', 'the file is not a mapping');
  const sops = childOf(root, 'sops');
  if (sops?.kind !== 'map') {
    throw new SopsError('SOPS_NO_METADATA', 'the file is not encrypted: it has no sops metadata');
  }
  const data = sopsMap(root.entries.filter(([key]) => key !== 'sops'));
  return { data, metadata: readMetadata(sops) };
}

/** In dotenv files the metadata is flat: `sops_age__list_0__map_enc=…`. Gives it the usual shape. */
export function nestDotenvMetadata(root: SopsNode): SopsNode {
  if (root.kind !== 'map') return root;
  const flat = root.entries.filter(([key]) => key.startsWith('sops_'));
  const data = root.entries.filter(([key]) => !key.startsWith('sops_'));
  if (flat.length === 0) return root;
  const lists = Map.groupBy(flat, ([key]) => listNameOf(key));
  const nested = [...lists].flatMap(([name, entries]): readonly SopsEntry[] => {
    if (name === undefined) return entries.map(([key, node]) => [key.slice('sops_'.length), node]);
    return [[name, listOf(entries)]];
  });
  return sopsMap([...data, ['sops', sopsMap(nested)]]);
}

function listNameOf(key: string): string | undefined {
  return /^sops_(\w+?)__list_\d+__map_/.exec(key)?.[1];
}

function listOf(entries: readonly SopsEntry[]): SopsNode {
  const items = Map.groupBy(entries, ([key]) => /__list_(\d+)__/.exec(key)?.[1]);
  // sops-age counts up to the highest number, through four thousand million gaps if need be.
  if (![...items.keys()].every((_, index) => items.has(String(index)))) {
    throw new SopsError('SOPS_SYNTAX', 'a list in the metadata is not numbered from 0 on');
  }
  return {
    kind: 'list',
    items: [...items.values()].map((fields) =>
      sopsMap(fields.map(([key, node]) => [key.replace(/^.*?__list_\d+__map_/, ''), node])),
    ),
  };
}

function readMetadata(sops: SopsMap): SopsMetadata {
  return {
    age: itemsOf(sops, 'age').flatMap(stanzaOf),
    lastModified: textOf(sops, 'lastmodified'),
    mac: textOf(sops, 'mac'),
    macOnlyEncrypted: /^(1|t|true)$/i.test(textOf(sops, 'mac_only_encrypted')),
    version: textOf(sops, 'version'),
    otherKeyServices: OTHER_KEY_SERVICES.filter((name) => itemsOf(sops, name).length > 0),
    usesShamir:
      itemsOf(sops, 'key_groups').length > 0 || Number(textOf(sops, 'shamir_threshold')) > 1,
  };
}

function stanzaOf(item: SopsNode): readonly AgeStanza[] {
  const recipient = textOf(item, 'recipient');
  const armored = textOf(item, 'enc');
  return recipient === '' || armored === '' ? [] : [{ recipient, armored }];
}

function itemsOf(node: SopsNode, key: string): readonly SopsNode[] {
  const child = childOf(node, key);
  return child?.kind === 'list' ? child.items : [];
}

function textOf(node: SopsNode, key: string): string {
  const child = childOf(node, key);
  return child?.kind === 'leaf' ? String(plainValue(child.scalar) ?? '') : '';
}
