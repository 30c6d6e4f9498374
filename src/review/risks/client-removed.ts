import type { RiskRule } from '../risk.ts';

/** All that it was given ends with it. */
export const clientRemoved: RiskRule = {
  name: 'client-removed',
  severity: 'high',
  summary: 'A client is gone: nobody can sign in to its app, and its sessions and tokens end.',
  find: ({ change: { changes } }) => {
    const added = new Set(
      changes
        .filter(({ kind, action }) => kind === 'Client' && action === 'add')
        .map(({ name }) => name),
    );
    return changes
      .filter(
        ({ kind, action, name }) => kind === 'Client' && action === 'delete' && !added.has(name),
      )
      .map(({ kind, name, place }) => ({
        kind,
        name,
        place,
        message: 'the client is gone; nobody can sign in to it, and its sessions and tokens end',
      }));
  },
};
