import type { TreeOrigin } from '../tree/tree-origin.ts';
import { startTimer, type StartTimer } from './timer.ts';
import { watchTargets } from './watch-targets.ts';
import { WatchedDirectories } from './watched-directories.ts';

const RESYNC_MS = 30_000;
const DEGRADED_RESYNC_MS = 1_000;
const LOOKS_TO_RECOVERY = 30;

export type WatcherParts = Readonly<{
  /** The configuration directory. */
  root: string;
  /**
   * Look again. The path says where, never what; without one, everywhere. Hints may come too often,
   * and on some file systems only every thirty seconds.
   */
  onHint(path?: string): void;
  /** Told once, until it has recovered, that the system refuses to watch. */
  onTrouble(cause: unknown): void;
  /** Files elsewhere that are worth watching as well; asked at each `follow`. */
  otherFiles?(): readonly string[];
  /** Milliseconds between two looks without any event: for file systems that send none. */
  resyncMs?: number | undefined;
  startTimer?: StartTimer;
}>;

/**
 * Says when the configuration directory is worth another look. It watches what was read and every
 * link and directory on the way to it, and outlives every error: a system that runs out of watches
 * (ENOSPC, EMFILE) costs latency, not changes, because then it hints every second.
 */
export class Watcher {
  readonly #parts: WatcherParts;
  readonly #startTimer: StartTimer;
  readonly #directories: WatchedDirectories;
  #origin: TreeOrigin | undefined;
  /** The files elsewhere that are being watched. */
  #others: readonly string[] = [];
  /** Looks by the clock still to come before it tries to watch again; 0 while all is well. */
  #looksToRecovery = 0;
  #isWarned = false;
  #stopTimer: (() => void) | undefined;
  #isOpen = false;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    this.#startTimer = parts.startTimer ?? startTimer;
    this.#directories = new WatchedDirectories({
      onHint: (path) => this.#hint(path),
      onError: (cause) => this.#degrade(cause),
    });
  }

  /** Watches the way to the configuration directory; what is in it once a tree has been read. */
  start(): void {
    this.#isOpen = true;
    this.#watch();
    this.#lookLater();
  }

  /**
   * To be called after every look. Watches what was read, and anew whatever has been replaced.
   * @param origin of the tree read last; undefined while none could be read
   */
  follow(origin: TreeOrigin | undefined): void {
    this.#origin = origin;
    if (this.#isOpen) this.#watch();
  }

  #watch(): void {
    const { root, otherFiles } = this.#parts;
    this.#others = otherFiles?.() ?? [];
    this.#directories.follow(watchTargets(root, this.#origin, this.#others));
  }

  /** To be called when there may be other files elsewhere to watch. */
  followOthers(): void {
    const others = this.#parts.otherFiles?.() ?? [];
    if (this.#isOpen && others.join('\0') !== this.#others.join('\0')) this.#watch();
  }

  /** Gives no further hint. */
  async close(): Promise<void> {
    this.#isOpen = false;
    this.#stopTimer?.();
    await this.#directories.close();
  }

  #hint(path?: string): void {
    if (!this.#isOpen) return;
    // Where not everything is watched, what was heard of may be only half of a change.
    this.#parts.onHint(this.#looksToRecovery > 0 ? undefined : path);
  }

  #degrade(cause: unknown): void {
    if (!this.#isOpen) return;
    this.#looksToRecovery = LOOKS_TO_RECOVERY;
    this.#lookLater();
    if (this.#isWarned) return;
    this.#isWarned = true;
    this.#parts.onTrouble(cause);
  }

  #lookLater(): void {
    const normalMs = this.#parts.resyncMs ?? RESYNC_MS;
    const ms = this.#looksToRecovery > 0 ? Math.min(normalMs, DEGRADED_RESYNC_MS) : normalMs;
    this.#stopTimer?.();
    this.#stopTimer = this.#startTimer(() => void this.#look(), ms);
  }

  async #look(): Promise<void> {
    const wasWell = this.#looksToRecovery === 0;
    if (wasWell) this.#isWarned = false;
    else this.#looksToRecovery -= 1;
    this.#lookLater();
    this.#hint();
    if (!wasWell && this.#looksToRecovery === 0) await this.#recover();
  }

  /** Tries again to watch everything; if that fails too, the error leads back to `#degrade`. */
  async #recover(): Promise<void> {
    await this.#directories.close();
    this.follow(this.#origin);
  }
}
