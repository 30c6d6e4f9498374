import { dirname, relative, resolve, sep } from 'node:path';
import { nearest } from '../../diagnostic/nearest.ts';
import {
  CREATION_RULE_KEYS,
  creationRuleFor,
  type CreationRule,
  parseCreationRules,
} from '../../secret/sops/creation-rules.ts';
import { compileGoRegex } from '../../secret/sops/go-regex.ts';
import { findSopsFile } from '../author/sops-rules.ts';
import type { RuleOfFile } from './check-recipients.ts';
import type { SecretFinding } from './secret-finding.ts';

type RulesFile = Readonly<{
  /** Where its `path_regex` counts from. */
  directory: string;
  /** As findings call it. */
  name: string;
  rules: readonly CreationRule[];
}>;

/** Which rule is for a file: that of the nearest `.sops.yaml` in its folder or above. */
export class RulesOfDirectory {
  readonly #root: string;
  readonly #byFolder = new Map<string, Promise<RulesFile | undefined>>();
  readonly #byPath = new Map<string, RulesFile | undefined>();
  readonly #findings: SecretFinding[] = [];

  /** @param root an absolute path */
  constructor(root: string) {
    this.#root = root;
  }

  /** What is wrong with the files of rules that were needed so far. */
  findings(): readonly SecretFinding[] {
    return this.#findings;
  }

  /** Whether there are rules at all, and the one for a file, if any. */
  async ruleFor(path: string): Promise<Readonly<{ known: boolean; rule: RuleOfFile | undefined }>> {
    const absolute = resolve(this.#root, path);
    const file = await this.#rulesFor(dirname(absolute));
    if (file === undefined) return { known: false, rule: undefined };
    const place = relative(file.directory, absolute).replaceAll(sep, '/');
    const chosen = creationRuleFor(file.rules, place);
    if (!chosen.ok) return { known: false, rule: undefined };
    const { rule } = chosen;
    if (rule === undefined) return { known: true, rule };
    return { known: true, rule: { rule, name: `rule ${rule.number} of ${file.name}` } };
  }

  #rulesFor(folder: string): Promise<RulesFile | undefined> {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const found = this.#readRules(folder);
    this.#byFolder.set(folder, found);
    return found;
  }

  async #readRules(folder: string): Promise<RulesFile | undefined> {
    const found = await findSopsFile(folder);
    if (found === undefined) return undefined;
    if (this.#byPath.has(found.path)) return this.#byPath.get(found.path);
    const name = relative(this.#root, found.path).replaceAll(sep, '/');
    const parsed = parseCreationRules(found.text);
    const file = parsed.ok
      ? { directory: dirname(found.path), name, rules: parsed.rules }
      : undefined;
    this.#byPath.set(found.path, file);
    this.#findings.push(
      ...(parsed.ok
        ? parsed.rules.flatMap((rule) => faultsOf(name, rule))
        : [malformed(name, parsed.message)]),
    );
    return file;
  }
}

function malformed(file: string, message: string): SecretFinding {
  return { file, kind: 'rule-malformed', severity: 'error', message, help: 'correct it' };
}

/** sops ignores what it does not know: a rule with `path_regexp` is one for every file. */
function faultsOf(
  file: string,
  { number, unknownKeys, pathRegex }: CreationRule,
): readonly SecretFinding[] {
  const isUnderstood = pathRegex === undefined || compileGoRegex(pathRegex) !== undefined;
  return [
    ...(isUnderstood ? [] : [malformed(file, `path_regex of rule ${number} is not understood`)]),
    ...unknownKeys.map((key): SecretFinding => {
      const meant = nearest(key, [...CREATION_RULE_KEYS]);
      return {
        file,
        kind: 'rule-unknown-key',
        severity: 'error',
        message: `rule ${number} has a key ${JSON.stringify(key)} that sops does not know and ignores`,
        help: meant === undefined ? 'remove it' : `did you mean ${meant}?`,
      };
    }),
  ];
}
