import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { log, logFormat } from '../log.ts';
import type { StaleFile } from '../reconcile/live-tree.ts';
import type { Outcome } from '../reconcile/outcome.ts';
import type { KindChange, SnapshotChange } from '../snapshot/diff-snapshots.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { TreeMoved } from '../tree/tree-moved.ts';
import { diagnosticsText } from './print-diagnostics.ts';
import { shortId } from '../tree/short-id.ts';

type Reload = Readonly<{
  outcome: Outcome<Snapshot>;
  /** The tree that was read: what the mistakes are shown in. */
  attempted: SourceTree;
  /** What was published, against what was served before; undefined when nothing was. */
  change: SnapshotChange | undefined;
  commit: string | undefined;
  /** Whether the look before this one failed. */
  hasFailed: boolean;
}>;

/** More ids than this are counted instead. */
const MOST_IDS = 50;

/** One line for each reload that is worth one: ids and names of fields, never a value. */
export function logReload({ outcome, attempted, change, commit, hasFailed }: Reload): void {
  const told = (revision: string) => ({
    revision: shortId(revision),
    ...(commit === undefined ? {} : { commit }),
  });
  switch (outcome.kind) {
    case 'unchanged':
      if (hasFailed) log.info(told(outcome.revision), 'reload works again: nothing has changed');
      return;
    case 'applied': {
      const { revision, published, stale, diagnostics } = outcome;
      const fields = { ...told(revision), clients: published.clients.size, ...whatChanged(change) };
      if (stale.length === 0 && diagnostics.length === 0) return log.info(fields, 'reloaded');
      const problems = problemsIn(diagnostics, attempted);
      if (stale.length === 0)
        return log.warn({ ...fields, ...problems }, 'reloaded, with warnings');
      const all = { ...fields, ...staleFiles(stale), ...problems };
      return log.error(all, 'reloaded in part: of broken files the last good version stays');
    }
    case 'rejected': {
      const { revision, stale, diagnostics } = outcome;
      const all = {
        ...told(revision),
        ...staleFiles(stale),
        ...problemsIn(diagnostics, attempted),
      };
      return log.error(all, 'reload rejected: still serving the last good revision');
    }
    case 'held': {
      const { revision, reason, lost } = outcome;
      const fields = {
        ...told(revision),
        reason,
        lost: lost.length,
        files: lost.slice(0, MOST_IDS),
      };
      return log.error(fields, `reload held: ${adviceOn(reason, revision)}`);
    }
    case 'failed':
      // A checkout may take its time; that is no reason to wake anybody.
      log[isUnrest(outcome.cause) ? 'warn' : 'error'](
        { err: outcome.cause, retryInMs: outcome.retryInMs },
        'reload failed: trying again',
      );
  }
}

function adviceOn(reason: 'empty-tree' | 'mass-deletion', revision: string): string {
  return reason === 'empty-tree'
    ? 'the directory is empty; restore the files, or allow that with spec.reload.allowEmpty'
    : `many files are gone at once; restore them, or run: idpfile reload --accept ${shortId(revision)}`;
}

function isUnrest(cause: unknown): boolean {
  return cause instanceof Error && cause.cause instanceof TreeMoved;
}

function staleFiles(stale: readonly StaleFile[]): object {
  const named = (state: StaleFile['state']) =>
    stale.filter((file) => file.state === state).map(({ path }) => path);
  return { stale: named('stale').slice(0, MOST_IDS), absent: named('absent').slice(0, MOST_IDS) };
}

function whatChanged(change: SnapshotChange | undefined): object {
  if (change === undefined) return {};
  const { issuer, ...kinds } = change;
  const changes = Object.entries(kinds).flatMap(([kind, one]) => {
    const words = wordsFor(one);
    return words.length === 0 ? [] : [[kind, words] as const];
  });
  return {
    ...(changes.length === 0 ? {} : { changes: Object.fromEntries(changes) }),
    ...(issuer.length === 0 ? {} : { issuerFields: issuer }),
  };
}

/** `+grafana`, `-outline`, `~gitlab (redirectURIs)`. */
function wordsFor({ added, removed, changed, disabled, enabled }: KindChange): readonly string[] {
  const words = [
    ...added.map(({ id }) => `+${id}`),
    ...removed.map(({ id }) => `-${id}`),
    ...changed.map(({ id, fields }) => `~${id} (${fields.join(', ')})`),
    ...disabled.map(({ id }) => `~${id} (disabled)`),
    ...enabled.map(({ id }) => `~${id} (enabled)`),
  ];
  const more = words.length - MOST_IDS;
  return more > 0 ? [...words.slice(0, MOST_IDS), `and ${more} more`] : words;
}

/** For machines one text a mistake, `file:line:column: message`; for people with the code frame. */
export function problemsIn(
  diagnostics: readonly Diagnostic[],
  tree: SourceTree,
): Readonly<{ problems: string | readonly string[] }> {
  if (logFormat === 'text') return { problems: diagnosticsText(diagnostics, tree, false) };
  return {
    problems: diagnostics.map(({ place, message, rule }) => {
      const { line, column } = place.range.start;
      return `${place.file}:${line}:${column}: ${message} [${rule}]`;
    }),
  };
}
