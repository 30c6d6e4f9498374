import type { PolicySpec, PolicyTeam } from '../../resource/generated/policy.ts';
import type { DeclaredClient } from './linted-revision.ts';

/** What some files may say. */
export type Team = PolicyTeam;

/** Those of the policy that say something about one thing, each with a test for its files. */
export function teamsWith<K extends keyof Team>(
  { teams = [] }: PolicySpec,
  field: K,
): readonly Readonly<{ allowed: NonNullable<Team[K]>; owns(path: string): boolean }>[] {
  return teams.flatMap((team) => {
    const allowed = team[field];
    if (allowed === undefined) return [];
    const pattern = patternOf(team.files);
    return [{ allowed, owns: (path: string) => pattern.test(path) }];
  });
}

/** The items of the clients of each team that the team does not allow. */
export function strayItems(
  policy: PolicySpec,
  field: 'scopes' | 'resources' | 'redirectSites',
  clients: readonly DeclaredClient[],
  itemsOf: (client: DeclaredClient, allowed: readonly string[]) => readonly Stray[],
): readonly (Stray & Readonly<{ document: DeclaredClient['document'] }>)[] {
  return teamsWith(policy, field).flatMap(({ allowed, owns }) =>
    clients
      .filter(({ document }) => owns(document.file.path))
      .flatMap((one) => itemsOf(one, allowed).map((item) => ({ ...item, document: one.document }))),
  );
}

type Stray = Readonly<{ field: string; item: string }>;

/** `*` is a part of a name, `**` any folders, and at the end everything below one. */
function patternOf(files: string): RegExp {
  const source = files
    .split('/')
    .map((name, index, all) => {
      const isLast = index === all.length - 1;
      if (name === '**') return isLast ? '.+' : '(?:[^/]+/)*';
      const part = name
        .split('*')
        .map((text) => RegExp.escape(text))
        .join('[^/]*');
      return isLast ? part : `${part}/`;
    })
    .join('');
  return new RegExp(`^${source}$`);
}
