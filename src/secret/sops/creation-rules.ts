/**
 * The creation rules of a `.sops.yaml`: to whom a new file is encrypted, and what of it. sops ignores
 * keys that it does not know, so that a rule with `path_regexp` is one for every file; here they are
 * told.
 */
import { parse } from 'yaml';
import { isAgeRecipient } from '../age-recipient.ts';
import type { EncryptionRule } from './encryption-rule.ts';
import { compileGoRegex } from './go-regex.ts';
import { isMapping } from '../../document/is-mapping.ts';

/** One rule, in the words of the file. */
export type CreationRule = Readonly<{
  /** Place among the rules, from 1. */
  number: number;
  /** Undefined: for every file. */
  pathRegex: string | undefined;
  /** As they stand there: age's own, but plugins and SSH keys as well. */
  recipients: readonly string[];
  encryption: EncryptionRule;
  macOnlyEncrypted: boolean;
  /** What only the sops program does, such as `kms` or `several key_groups`. */
  onlySops: readonly string[];
  /** Keys that sops does not know and ignores. */
  unknownKeys: readonly string[];
}>;

export type CreationRulesResult = Readonly<{ ok: true; rules: readonly CreationRule[] }> | Refused;

type Refused = Readonly<{ ok: false; message: string }>;

type Members = Readonly<Record<string, unknown>>;

/** Keys of a rule or key group that name keys of another kind than age. */
const KEY_SERVICES: readonly string[] = [
  'pgp',
  'kms',
  'gcp_kms',
  'hckms',
  'azure_keyvault',
  'hc_vault_transit_uri',
  'hc_vault',
];

const COMMENT_RULES: readonly string[] = ['encrypted_comment_regex', 'unencrypted_comment_regex'];

/** What sops reads of a creation rule. */
export const CREATION_RULE_KEYS: ReadonlySet<string> = new Set([
  ...KEY_SERVICES,
  ...COMMENT_RULES,
  'path_regex',
  'age',
  'aws_profile',
  'key_groups',
  'shamir_threshold',
  'encrypted_regex',
  'unencrypted_regex',
  'encrypted_suffix',
  'unencrypted_suffix',
  'mac_only_encrypted',
]);

/** Parses a `.sops.yaml`; one without creation rules has none. */
export function parseCreationRules(text: string): CreationRulesResult {
  const root = parseYAML(text);
  if (!isMapping(root)) return refuse('it is not a YAML mapping');
  const rules = root['creation_rules'] ?? [];
  if (!Array.isArray(rules)) return refuse('creation_rules is not a list');
  if (!rules.every(isMapping)) return refuse('a creation rule is not a mapping');
  return { ok: true, rules: rules.map((rule, index) => readRule(rule, index + 1)) };
}

/**
 * The first rule for a file, as sops chooses it; undefined when there is none.
 * @param path of the file, relative to where `.sops.yaml` lies
 */
export function creationRuleFor(
  rules: readonly CreationRule[],
  path: string,
): Readonly<{ ok: true; rule: CreationRule | undefined }> | Refused {
  for (const rule of rules) {
    if (rule.pathRegex === undefined) return { ok: true, rule };
    const regex = compileGoRegex(rule.pathRegex);
    if (regex === undefined) return refuse(`path_regex of rule ${rule.number} is not understood`);
    if (regex.test(path)) return { ok: true, rule };
  }
  return { ok: true, rule: undefined };
}

function parseYAML(text: string): unknown {
  try {
    return parse(text, { merge: true, logLevel: 'error' });
  } catch {
    return undefined;
  }
}

function readRule(rule: Members, number: number): CreationRule {
  const groups = Array.isArray(rule['key_groups']) ? rule['key_groups'].filter(isMapping) : [];
  // Where there are groups, sops looks at nothing beside them.
  const keys = groups.length === 0 ? [rule] : groups;
  const recipients = keys.flatMap((group) => textsOf(group['age']));
  return {
    number,
    pathRegex: textOf(rule['path_regex']),
    recipients: [...new Set(recipients)],
    encryption: encryptionOf(rule),
    macOnlyEncrypted: rule['mac_only_encrypted'] === true,
    onlySops: [
      ...KEY_SERVICES.filter((name) => keys.some((group) => isGiven(group[name]))),
      ...(keys.some((group) => isGiven(group['merge'])) ? ['merge'] : []),
      ...(groups.length > 1 ? ['several key_groups'] : []),
      ...(Number(rule['shamir_threshold'] ?? 0) > 1 ? ['shamir_threshold'] : []),
      ...COMMENT_RULES.filter((name) => isGiven(rule[name])),
      ...(recipients.every(isAgeRecipient) ? [] : ['an age recipient that needs a plugin or SSH']),
    ],
    unknownKeys: Object.keys(rule).filter((key) => !CREATION_RULE_KEYS.has(key)),
  };
}

function encryptionOf(rule: Members): EncryptionRule {
  const encryptedRegex = textOf(rule['encrypted_regex']);
  const unencryptedRegex = textOf(rule['unencrypted_regex']);
  const encryptedSuffix = textOf(rule['encrypted_suffix']);
  const unencryptedSuffix = textOf(rule['unencrypted_suffix']);
  return {
    ...(encryptedRegex === undefined ? {} : { encryptedRegex }),
    ...(unencryptedRegex === undefined ? {} : { unencryptedRegex }),
    ...(encryptedSuffix === undefined ? {} : { encryptedSuffix }),
    ...(unencryptedSuffix === undefined ? {} : { unencryptedSuffix }),
  };
}

/** To sops, an empty text is one that is not there. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list, or a text with commas. */
function textsOf(value: unknown): readonly string[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) =>
    typeof text === 'string'
      ? text
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== '')
      : [],
  );
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== '';
}

function refuse(message: string): Refused {
  return { ok: false, message };
}
