import type { Document, Node, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import { isAgeRecipient } from '../age-recipient.ts';
import { createDataKey, wrapDataKey } from './data-key.ts';
import { type CompiledRule, compileRule, type EncryptionRule } from './encryption-rule.ts';
import { type GoScalar, resolveYamlScalar, scalarText } from './go-scalar.ts';
import { Mac } from './mac.ts';
import { parseSopsYaml } from './parse-sops-yaml.ts';
import { SopsError } from './sops-error.ts';
import { childOf } from './sops-tree.ts';
import { looksEncrypted, sealValue, valueContext } from './sops-value.ts';

/** The version of sops whose format we write. */
const FORMAT_VERSION = '3.9.0';

export type EncryptSopsOptions = EncryptionRule &
  Readonly<{
    /** age recipients, `age1…`; at least one. Each of them alone can open the file. */
    recipients: readonly string[];
    /** Leave values that stay readable out of the MAC, so that they can be edited by hand. */
    macOnlyEncrypted?: boolean;
    /** The time to write as that of the last change; now, if left out. */
    now?: Date;
  }>;

type Writing = Readonly<{ dataKey: Uint8Array; mac: Mac; rule: CompiledRule }>;

/**
 * Encrypts YAML as `sops encrypt` does, which needs no private key. Comments survive, except inside
 * of encrypted parts, where they could be secrets put out of use.
 * @throws SopsError for YAML that sops could read differently, and for unusable recipients.
 */
export async function encryptSopsYaml(text: string, options: EncryptSopsOptions): Promise<string> {
  const rule = compileRule(options);
  const macOnlyEncrypted = options.macOnlyEncrypted === true;
  const recipients = usableRecipients(options.recipients);
  const { document, root } = parsePlain(text);
  const dataKey = createDataKey();
  try {
    const mac = new Mac(macOnlyEncrypted);
    if (rule.selects([])) dropComments(document);
    encryptNode(root, [], { dataKey, mac, rule });
    const lastModified = (options.now ?? new Date()).toISOString().replace(/\.\d+Z$/, 'Z');
    const stanzas = await Promise.all(recipients.map((to) => wrapDataKey(dataKey, to)));
    const metadata = {
      age: stanzas.map((stanza) => ({
        recipient: stanza.recipient,
        enc: styled(stanza.armored, Scalar.BLOCK_LITERAL),
      })),
      lastmodified: quoted(lastModified),
      mac: mac.seal(dataKey, lastModified),
      [rule.name]: quoted(rule.value),
      ...(macOnlyEncrypted ? { mac_only_encrypted: 'true' } : {}),
      version: FORMAT_VERSION,
    };
    document.set('sops', document.createNode(metadata));
    return document.toString({ indent: 4, lineWidth: 0 });
  } finally {
    dataKey.fill(0);
  }
}

function usableRecipients(recipients: readonly string[]): readonly string[] {
  if (recipients.length === 0) {
    throw new SopsError('SOPS_NO_AGE_RECIPIENT', 'there is no recipient', 'name one, age1…');
  }
  const odd = recipients.findIndex((recipient) => !isAgeRecipient(recipient));
  if (odd < 0) return [...new Set(recipients)];
  // Not shown: a private key put in the wrong place must not reach a log.
  throw new SopsError(
    'SOPS_UNSUPPORTED',
    `recipient ${odd + 1} is not a native age recipient (age1…)`,
    'use the public key that age-keygen prints, or the sops program for other kinds of keys',
  );
}

/** Our reader first, so that whatever it refuses is never written. */
function parsePlain(text: string): Readonly<{ document: Document; root: YAMLMap }> {
  const tree = parseSopsYaml(text);
  const document = parseDocument(text, { schema: 'failsafe' });
  if (tree.kind !== 'map' || !isMap(document.contents)) {
    throw new SopsError('SOPS_SYNTAX', 'the file is not a mapping', 'write key: value pairs');
  }
  if (childOf(tree, 'sops') !== undefined) {
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'the file has a key sops already',
      'edit it with "sops edit FILE"',
    );
  }
  return { document, root: document.contents };
}

function encryptNode(node: Node, keys: readonly string[], writing: Writing): void {
  if (writing.rule.selects(keys)) dropComments(node);
  if (isMap(node)) encryptMap(node, keys, writing);
  if (isSeq(node)) {
    node.items = node.items.map((item) => encryptChild(item, keys, writing));
  }
}

function encryptMap(map: YAMLMap, keys: readonly string[], writing: Writing): void {
  for (const pair of map.items) {
    if (writing.rule.selects(keys)) dropComments(pair.key);
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    pair.value = encryptChild(pair.value, [...keys, key], writing);
  }
}

function encryptChild(child: unknown, keys: readonly string[], writing: Writing): unknown {
  if (isMap(child) || isSeq(child)) {
    encryptNode(child, keys, writing);
    return child;
  }
  return encryptScalar(isScalar(child) ? child : new Scalar(''), keys, writing);
}

function encryptScalar(
  node: Scalar,
  keys: readonly string[],
  { dataKey, mac, rule }: Writing,
): Scalar {
  const scalar = scalarOf(node);
  if (scalar.type === 'null') return rewrite(node, 'null');
  const text = scalarText(scalar);
  const isSelected = rule.selects(keys);
  mac.add(scalar, isSelected);
  if (!isSelected) {
    if (looksEncrypted(scalar)) {
      throw new SopsError('SOPS_UNSUPPORTED', 'a value that stays readable starts with ENC[');
    }
    return node;
  }
  dropComments(node);
  // sops leaves an empty string as it is.
  if (text === '') return node;
  return rewrite(node, sealValue(dataKey, text, scalar.type, valueContext(keys)));
}

function scalarOf(node: Scalar): GoScalar {
  const text = String(node.source ?? node.value);
  const plain = node.tag === undefined && (node.type ?? Scalar.PLAIN) === Scalar.PLAIN;
  return (
    (plain ? resolveYamlScalar(text) : undefined) ?? { type: 'str', value: String(node.value) }
  );
}

function rewrite(node: Scalar, text: string): Scalar {
  node.value = text;
  node.type = Scalar.PLAIN;
  delete node.source;
  return node;
}

function dropComments(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  Reflect.deleteProperty(node, 'comment');
  Reflect.deleteProperty(node, 'commentBefore');
}

function quoted(text: string): Scalar {
  return styled(text, Scalar.QUOTE_DOUBLE);
}

function styled(text: string, type: Scalar.Type): Scalar {
  const scalar = new Scalar(text);
  scalar.type = type;
  return scalar;
}
