import { compileGoRegex } from './go-regex.ts';
import { SopsError } from './sops-error.ts';

/** Which values are encrypted, as in a creation rule of `.sops.yaml`: at most one of the four. */
export type EncryptionRule = Readonly<{
  encryptedRegex?: string;
  unencryptedRegex?: string;
  encryptedSuffix?: string;
  unencryptedSuffix?: string;
}>;

/** The rule as the metadata spells it, and the test it stands for. */
export type CompiledRule = Readonly<{
  name: string;
  value: string;
  /** Whether the value below these keys is to be encrypted. */
  selects(keys: readonly string[]): boolean;
}>;

/**
 * Compiles a rule. Without one, sops encrypts all but what ends in `_unencrypted`.
 * @throws SopsError when there are several, or a regular expression is malformed.
 */
export function compileRule(rule: EncryptionRule): CompiledRule {
  const rules = [
    ...regexRule('encrypted_regex', rule.encryptedRegex, true),
    ...regexRule('unencrypted_regex', rule.unencryptedRegex, false),
    ...suffixRule('encrypted_suffix', rule.encryptedSuffix, true),
    ...suffixRule('unencrypted_suffix', rule.unencryptedSuffix, false),
  ];
  const [first] =
    rules.length > 0 ? rules : suffixRule('unencrypted_suffix', '_unencrypted', false);
  if (first !== undefined && rules.length <= 1) return first;
  throw new SopsError(
    'SOPS_UNSUPPORTED',
    'a creation rule has more than one of the regex and suffix rules',
    'leave one of them in .sops.yaml',
  );
}

function regexRule(name: string, source: string | undefined, selected: boolean): CompiledRule[] {
  if (source === undefined) return [];
  const regex = compileRegex(name, source);
  return [
    { name, value: source, selects: (keys) => keys.some((key) => regex.test(key)) === selected },
  ];
}

function suffixRule(name: string, suffix: string | undefined, selected: boolean): CompiledRule[] {
  if (suffix === undefined) return [];
  return [
    {
      name,
      value: suffix,
      selects: (keys) => keys.some((key) => key.endsWith(suffix)) === selected,
    },
  ];
}

function compileRegex(name: string, source: string): RegExp {
  const regex = compileGoRegex(source);
  if (regex !== undefined) return regex;
  throw new SopsError(
    'SOPS_UNSUPPORTED',
    `${name} is not a valid regular expression, or one that sops reads differently`,
    'correct it in .sops.yaml',
  );
}
