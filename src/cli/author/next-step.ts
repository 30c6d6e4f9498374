import type { AuthoredDirectory } from './authored-directory.ts';
import { shellWord } from './sops-pipe.ts';

/** The last line of what a command says. */
export function validateNext({ path }: AuthoredDirectory): string {
  const flag = path === '.' ? '' : ` ${shellWord(path)}`;
  return `\nNext: idpfile validate${flag}, then commit\n`;
}
