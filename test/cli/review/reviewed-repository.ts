import { rmSync } from 'node:fs';
import { clientFile } from '../../e2e/declarations.ts';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { commitAll, createRepository, type Git } from '../../tree/git-work-tree.ts';
import {
  createTemporaryDirectory,
  type TemporaryDirectory,
} from '../../tree/temporary-directory.ts';

/** Path below `idp` → text; undefined takes a file away. */
export type Files = Readonly<Record<string, string | undefined>>;

const HASH = '$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';

export const ISSUER = `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec: { url: https://auth.example.com }
`;

export const userFile = (name: string, group: string) => `apiVersion: idpfile/v1
kind: User
metadata: { name: ${name} }
spec: { email: ${name}@example.com, groups: [${group}] }
`;

/** A confidential client with one redirect URI, for the group staff. */
export function appFile(name: string, fields: Readonly<Record<string, unknown>> = {}): string {
  return clientFile(name, {
    redirectURIs: [`https://${name}.example.com/callback`],
    secretHash: HASH.replace('4SNy', `4S${name.slice(0, 1)}y`),
    allowedGroups: ['staff'],
    ...fields,
  });
}

export const FILES: Files = {
  'issuer.yaml': ISSUER,
  'clients/wiki.yaml': appFile('wiki'),
  'clients/chat.yaml': appFile('chat'),
  'users/alice.yaml': userFile('alice', 'staff'),
  'users/carl.yaml': userFile('carl', 'contractors'),
};

/** What a stranger proposes: a redirect to a place of their own, for everybody. */
export const HOSTILE: Files = {
  'clients/wiki.yaml': appFile('wiki', {
    redirectURIs: ['https://wiki.example.com/callback', 'https://wiki.evil-cdn.net/callback'],
    allowedGroups: undefined,
  }),
};

/** A repository with a directory `idp`, and what has become of it. */
export type ReviewedRepository = Disposable &
  Readonly<{
    root: TemporaryDirectory;
    idp: string;
    git: Git;
    /** Changes files of the directory, which nobody commits. */
    change(files: Files): void;
    commit(): string;
    /** Runs idpfile about the directory. */
    idpfile(command: string, ...words: readonly string[]): ReturnType<typeof runIdpfile>;
  }>;

export function createReviewed(files: Files = FILES): ReviewedRepository {
  const root = createTemporaryDirectory();
  const change = (changed: Files) => {
    for (const [path, text] of Object.entries(changed)) {
      if (text === undefined) rmSync(root.at(`idp/${path}`));
      else root.write(`idp/${path}`, text);
    }
  };
  change(files);
  const git = createRepository(root.path);
  const idp = root.at('idp');
  return {
    root,
    idp,
    git,
    change,
    commit: () => commitAll(git),
    idpfile: (command, ...words) => runIdpfile([command, idp, ...words]),
    [Symbol.dispose]: () => root[Symbol.dispose](),
  };
}
