import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Path below a directory → text. */
export type Files = Readonly<Record<string, string>>;

/** What is to come of a change: these files are read, or nothing can be, which deletes nothing. */
export type Consequence = Files | 'unavailable' | 'nothing';

export type Step = Readonly<{
  change(place: string): void | Promise<void>;
  result: Consequence;
}>;

/** One way in which files change under a server. */
export type Scenario = Readonly<{
  name: string;
  /** Makes the first revision; without it `root` is filled with `revision(1)`. */
  prepare?(place: string): void | Promise<void>;
  /** The configuration directory below the place; `root` by default. */
  root?: string;
  /** Read at first; `revision(1)` by default. */
  first?: Files;
  steps: readonly Step[];
  /** Milliseconds between looks without an event; by default there is none in the time of a test. */
  resyncMs?: number;
  /** How many inotify watches the system grants; in a namespace of its own. */
  watches?: number;
}>;

/** A whole configuration directory, each file of which says which revision it belongs to. */
export function revision(number: number): Files {
  return {
    'clients/a.yaml': `a: ${number}\n`,
    'clients/b.yaml': `b: ${number}\n`,
    'issuer.yaml': `issuer: ${number}\n`,
  };
}

/** Writes files, each at once, and the folders on the way to them. */
export function fill(directory: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const absolute = join(directory, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
  }
}
