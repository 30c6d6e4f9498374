import { readFileSync } from 'node:fs';

/** The version of this program. `package.json` lies above src/ and dist/ alike. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
