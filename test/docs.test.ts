import { execFileSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LINT_RULES } from '../src/diagnostic/lint-rules.ts';
import { RULES } from '../src/diagnostic/rules.ts';
import { RISK_RULES } from '../src/review/risk-rules.ts';
import { readResources } from '../src/snapshot/read-resources.ts';
import { RESOURCE_FOLDERS } from '../src/tree/layout.ts';
import { fileOf } from './snapshot/tree-of.ts';

const ROOT = join(import.meta.dirname, '..');
const pages = ['README.md', ...globSync('{docs,docs/reference,secrets}/*.md', { cwd: ROOT })];
const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** The fenced blocks of a page in one language. */
function fenced(page: string, language: string): string[] {
  return [...read(page).matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );
}

/** The first cell of every row of the table below a heading, code marks taken off. */
function firstColumn(page: string, heading: string): string[] {
  const section =
    read(page)
      .split(/^## /m)
      .find((text) => text.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, cell = '']) => cell);
}

describe('the words of the pages hold', () => {
  const blocks = pages.flatMap((page) =>
    fenced(page, 'yaml').map((text, index) => ({ page, index, text })),
  );

  test.each(blocks.filter(({ text }) => text.includes('apiVersion:')))(
    'the YAML of $page ($index) is valid',
    ({ text }) => {
      // Where a document of any kind may stand.
      const { diagnostics } = readResources(fileOf('issuer.yaml', text));
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('there are blocks to check', () => {
    expect(blocks.length).toBeGreaterThan(5);
  });

  test.each(pages)('every link of %s to a file of ours leads somewhere', (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
      ([, target = '']) => target,
    );
    const missing = targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  test('what the README shows of validate is what validate prints', () => {
    const [shown = ''] = fenced('README.md', 'console');
    const block = (kind: string) =>
      fenced('README.md', 'yaml').find((text) => text.includes(`kind: ${kind}`)) ?? '';
    const wrong = block('Client')
      .replace('# clients/wiki.yaml\n', '')
      .replace('redirectURIs', 'redirectUris');
    const directory = mkdtempSync(join(tmpdir(), 'idpfile-docs-'));
    mkdirSync(join(directory, 'clients'));
    writeFileSync(join(directory, 'clients/wiki.yaml'), wrong);
    writeFileSync(join(directory, 'issuer.yaml'), block('Issuer'));
    const printed = run(['validate'], directory);
    rmSync(directory, { recursive: true });
    expect(shown).toContain('unknown field "redirectUris"');
    expect(printed.trim()).toBe(shown.replace('$ idpfile validate\n', '').trim());
  });
});

/** What a command prints, whatever its exit code. */
function run(words: readonly string[], cwd = ROOT): string {
  const main = join(ROOT, 'src/main.ts');
  try {
    return execFileSync(process.execPath, [main, ...words], {
      cwd,
      encoding: 'utf8',
      env: { NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    if (cause instanceof Error && 'stdout' in cause) return String(cause.stdout);
    throw cause;
  }
}

describe('what the pages list is what there is, both ways', () => {
  test('rules', () => {
    const rows = read('docs/rules.md').matchAll(
      /^\| \[`([^`]+)`\]\S+\s*\| (\w+)\s*\| (.+?)\s*\|$/gm,
    );
    const documented = [...rows].map(([, rule, severity, summary]) => ({
      rule,
      severity,
      summary,
    }));
    const known = Object.entries({ ...RULES, ...LINT_RULES }).map(([rule, meaning]) => ({
      rule,
      severity: meaning.severity,
      summary: meaning.summary,
    }));
    const risks = RISK_RULES.map(({ name, severity, summary }) => ({
      rule: name,
      severity,
      summary,
    }));
    expect(documented).toEqual([...known, ...risks]);
  });

  test('every rule is used somewhere', () => {
    const source = globSync('src/**/*.ts', { cwd: ROOT })
      .filter((path) => path !== 'src/diagnostic/rules.ts')
      .map(read)
      .join('\n');
    const unused = Object.keys(RULES).filter((rule) => !source.includes(`'${rule}'`));
    expect(unused).toEqual([]);
  });

  test('commands', () => {
    const commands = [...run(['--help']).matchAll(/^ {2}(\w+)(?= )/gm)].map(
      ([, name = '']) => name,
    );
    const known = commands.filter((name) => name !== 'help');
    const documented = firstColumn('README.md', 'Commands').map((cell) => cell.split(' ')[1]);
    expect(new Set(documented)).toEqual(new Set(known));
  });

  test('environment variables', () => {
    const source = globSync('src/**/*.ts', { cwd: ROOT }).map(read).join('\n');
    const patterns = [
      /\.env\('(\w+)'\)/g,
      /\benv(?:ironment)?\['(\w+)'\]/g,
      /(CREDENTIALS_DIRECTORY|SOPS_AGE_KEY_FILE)/g,
    ];
    const used = new Set(
      patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name = '']) => name)),
    );
    expect(firstColumn('docs/running.md', 'Environment').sort()).toEqual([...used].sort());
  });

  test('folders that are read', () => {
    const sentence = /`\*\.yml` below ([^.]+)\./.exec(
      read('docs/running.md').replaceAll('\n', ' '),
    )?.[1];
    const documented = [...(sentence ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    expect(documented).toEqual(RESOURCE_FOLDERS);
  });
});
