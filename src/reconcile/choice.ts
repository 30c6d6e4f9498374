import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { claimsOf } from '../snapshot/claims.ts';
import { switchedOffIn, type SwitchedOff } from '../snapshot/switched-off.ts';
import { ISSUER_FILE } from '../tree/layout.ts';
import type { SourceFile, SourceTree } from '../tree/source-tree.ts';
import { treeOfFiles } from '../tree/tree-of-files.ts';
import { keptWithIssuer } from './kept-with-issuer.ts';
import type { LiveTree, StaleFile } from './live-tree.ts';
import { resolve, type FileVersion } from './resolve.ts';

type Version = FileVersion & Readonly<{ file: SourceFile }>;

/** Which version of each file is to be served, narrowed down as mistakes are found. */
export class Choice {
  readonly #live: ReadonlyMap<string, Version>;
  readonly #onDisk: ReadonlyMap<string, Version>;
  /** Undefined: broken, so that the live version is all there is. */
  readonly #candidates: Map<string, Version | undefined>;
  #chosen: ReadonlyMap<string, Version>;

  constructor(tree: SourceTree, live: SourceTree) {
    this.#live = versionsOf(live);
    this.#onDisk = versionsOf(tree);
    this.#candidates = new Map(this.#onDisk);
    for (const { place } of tree.faults) this.#keep(place.file);
    this.#chosen = this.#choose();
  }

  /** Takes out what these mistakes are to be blamed on, as far as that can be told. */
  blame(mistakes: readonly Diagnostic[]): void {
    for (const mistake of mistakes) {
      if (mistake.severity !== 'error') continue;
      const culprit = this.#culpritOf(mistake);
      if (culprit !== undefined) this.#candidates.set(culprit, undefined);
    }
    this.#chosen = this.#choose();
  }

  async take(): Promise<LiveTree> {
    const files = [...this.#chosen.values()].map(({ file }) => file);
    return { tree: await treeOfFiles(files), switchedOff: this.#switchedOff() };
  }

  /** The files that are served otherwise than they lie on the disk. */
  stale(): readonly StaleFile[] {
    return this.#passedOver().map((path) => ({
      path,
      state: this.#chosen.has(path) ? 'stale' : 'absent',
    }));
  }

  #choose(): ReadonlyMap<string, Version> {
    const chosen = resolve(this.#live, this.#candidates);
    const served = chosen.get(ISSUER_FILE)?.file;
    const onDisk = this.#onDisk.get(ISSUER_FILE)?.file;
    if (served === undefined || served.digest === onDisk?.digest) return chosen;
    const paths = { onDisk: this.#onDisk.keys(), served: this.#live.keys() };
    const kept = keptWithIssuer({ onDisk, served }, paths);
    if (kept.length === 0) return chosen;
    for (const path of [ISSUER_FILE, ...kept]) this.#candidates.set(path, undefined);
    return resolve(this.#live, this.#candidates);
  }

  /**
   * The file that a mistake is in, unless it is served in this very version already: then it is
   * another file of the story that has changed. None where one of them has been taken out before.
   */
  #culpritOf({ place, related = [] }: Diagnostic): string | undefined {
    const story = [place.file, ...related.map((one) => one.place.file)];
    if (story.some((path) => this.#isPassedOver(path))) return undefined;
    // What is missing altogether, such as the Issuer, is blamed on the file that held it.
    const isGone = (path: string) => !this.#onDisk.has(path) && this.#live.has(path);
    return story.find((path) => this.#isNew(path) || isGone(path));
  }

  #isNew(path: string): boolean {
    const candidate = this.#candidates.get(path);
    return candidate !== undefined && candidate.digest !== this.#live.get(path)?.digest;
  }

  #passedOver(): readonly string[] {
    return [...this.#candidates.keys()].filter((path) => this.#isPassedOver(path));
  }

  #isPassedOver(path: string): boolean {
    if (!this.#candidates.has(path)) return false;
    const candidate = this.#candidates.get(path);
    return candidate === undefined || this.#chosen.get(path)?.digest !== candidate.digest;
  }

  /** What cannot be read is not gone: a file, or a folder with everything below it. */
  #keep(path: string): void {
    this.#candidates.set(path, undefined);
    for (const known of this.#live.keys()) {
      if (known.startsWith(`${path}/`)) this.#candidates.set(known, undefined);
    }
  }

  #switchedOff(): SwitchedOff {
    return new Map(
      this.#passedOver().flatMap((path) => {
        const broken = this.#onDisk.get(path);
        const served = this.#chosen.get(path);
        if (broken === undefined || served === undefined) return [];
        const names = switchedOffIn(broken.file, served.file);
        return names.size === 0 ? [] : [[path, names] as const];
      }),
    );
  }
}

function versionsOf({ files }: SourceTree): ReadonlyMap<string, Version> {
  return new Map(files.map((file) => [file.path, versionOf(file)]));
}

function versionOf(file: SourceFile): Version {
  return { path: file.path, digest: file.digest, claims: claimsOf(file), file };
}
