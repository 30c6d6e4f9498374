import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientYAML, pathOf } from './load-directory.ts';

/** How files come to a server. */
export type Style = 'plain' | 'volume';

/** One directory of clients that is edited again and again. */
export type EditedDirectory = Readonly<{
  /** Changes the file of one client; the last write happens before it returns. */
  edit(client: number, revision: number): void;
  /** Cleans up behind an edit that has been obeyed. */
  afterEdit(): void;
}>;

/** Files of an ordinary directory, written in place. */
export function editPlainly(directory: string): EditedDirectory {
  return {
    edit: (client, revision) =>
      writeFileSync(join(directory, pathOf(client)), clientYAML(client, revision)),
    afterEdit: () => {},
  };
}

/**
 * Turns a directory into a Kubernetes volume. Each edit makes a whole new generation, as a kubelet
 * does, with other inodes or at least other change times for every file.
 */
export function editAsVolume(directory: string): EditedDirectory {
  const names = readdirSync(directory);
  const at = (generation: number) => join(directory, `..generation-${generation}`);
  let current = 0;
  mkdirSync(at(current));
  for (const name of names) renameSync(join(directory, name), join(at(current), name));
  turn(directory, at(current));
  for (const name of names) symlinkSync(`..data/${name}`, join(directory, name));
  return {
    edit: (client, revision) => {
      execFileSync('cp', ['-al', at(current), at(current + 1)]);
      current += 1;
      const path = join(at(current), pathOf(client));
      rmSync(path);
      writeFileSync(path, clientYAML(client, revision));
      turn(directory, at(current));
    },
    afterEdit: () => rmSync(at(current - 1), { recursive: true }),
  };
}

function turn(directory: string, target: string): void {
  symlinkSync(target, join(directory, '..data_tmp'));
  renameSync(join(directory, '..data_tmp'), join(directory, '..data'));
}
