import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  creationRuleFor,
  parseCreationRules,
  type CreationRule,
} from '../../secret/sops/creation-rules.ts';
import { shownErrorCode } from '../../tree/system-error.ts';
import { AuthoringRefused } from './authoring-refused.ts';

const FILE = '.sops.yaml';

/** The creation rule for a file, and the `.sops.yaml` that it is from. */
export type FoundRule = Readonly<{ rule: CreationRule; from: string }>;

/**
 * The `.sops.yaml` that sops would take in a directory: its own, or that of the nearest above.
 * @throws AuthoringRefused when it is there and cannot be read
 */
export async function findSopsFile(
  directory: string,
): Promise<Readonly<{ path: string; text: string }> | undefined> {
  for (let at = resolve(directory); ; at = dirname(at)) {
    const path = join(at, FILE);
    const text = await readIfThere(path);
    if (text !== undefined) return { path, text };
    if (at === dirname(at)) return undefined;
  }
}

/**
 * The rule of `.sops.yaml` for a file below a directory; undefined when there is none.
 * @throws AuthoringRefused when it cannot be said which rule that is
 */
export async function findSopsRule(
  directory: string,
  path: string,
): Promise<FoundRule | undefined> {
  const found = await findSopsFile(directory);
  if (found === undefined) return undefined;
  const near = relative('.', found.path);
  const from = near.startsWith('..') ? found.path : near;
  const parsed = parseCreationRules(found.text);
  if (!parsed.ok) throw new AuthoringRefused(`${from}: ${parsed.message}: nothing was written`);
  const place = relative(dirname(found.path), resolve(directory, path)).replaceAll(sep, '/');
  const chosen = creationRuleFor(parsed.rules, place);
  if (!chosen.ok) throw new AuthoringRefused(`${from}: ${chosen.message}: nothing was written`);
  const { rule } = chosen;
  if (rule === undefined) return undefined;
  requireKnownKeys(rule, from);
  return { rule, from };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = shownErrorCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new AuthoringRefused(`${path} cannot be read (${code})`, { cause });
  }
}

function requireKnownKeys({ number, unknownKeys }: CreationRule, from: string): void {
  const [key] = unknownKeys;
  if (key === undefined) return;
  throw new AuthoringRefused(
    `${from}: rule ${number} has a key ${key} that sops does not know and ignores: nothing was written; correct it`,
  );
}
