import { GitObjectUnreadable } from './git-object-unreadable.ts';

export type GitTreeEntry = Readonly<{
  name: string;
  /** A link and a submodule say nothing about what is found there. */
  kind: 'file' | 'folder' | 'link' | 'submodule';
  id: string;
}>;

const KINDS: Readonly<Record<string, GitTreeEntry['kind']>> = {
  '40000': 'folder',
  '120000': 'link',
  '160000': 'submodule',
};

/** What a commit holds in one folder: each entry is `mode name`, a zero byte and the id. */
export function* treeEntries(content: Buffer, idBytes: number): Generator<GitTreeEntry> {
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const zero = content.indexOf(0, at);
    if (space < 0 || zero < space) throw new GitObjectUnreadable('a tree without an end');
    const end = zero + 1 + idBytes;
    yield {
      name: content.toString('utf8', space + 1, zero),
      kind: KINDS[content.toString('latin1', at, space)] ?? 'file',
      id: content.toString('hex', zero + 1, end),
    };
    at = end;
  }
}
