import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Random } from './random.ts';

/** Path below the configuration directory → text. */
export type Files = ReadonlyMap<string, string>;

/** How files are brought to a server. */
export const STYLES = ['in place', 'rename', 'move', 'volume', 'checkout', 'link'] as const;
export type Style = (typeof STYLES)[number];

/** Those that end in an ordinary directory: nothing about it proves that a deletion was meant. */
const PLAIN: readonly Style[] = ['in place', 'rename', 'move'];

/**
 * One configuration directory, `current`, that is a link to an ordinary directory, a Kubernetes
 * volume, a git work tree or one of git-sync's.
 */
export class Layouts {
  readonly #place: string;
  readonly #random: Random;
  #written: Files = new Map();
  #generation = 0;

  constructor(place: string, random: Random) {
    this.#place = place;
    this.#random = random;
    mkdirSync(this.#at('author'), { recursive: true });
    git(this.#at('author'), 'init', '--quiet');
    git(this.#at('author'), 'commit', '--quiet', '--allow-empty', '-m', 'begin');
    git(place, 'clone', '--quiet', 'author', 'checkout');
  }

  /** The configuration directory, whatever stands behind it. */
  get root(): string {
    return this.#at('current');
  }

  /** Whether nothing would prove, to a server that runs, that a mass deletion in that style is meant. */
  isPlain(style: Style): boolean {
    return PLAIN.includes(style) && this.#target() === 'plain';
  }

  /** Makes the directory hold these files and no others. */
  publish(files: Files, style: Style): void {
    if (style === 'move') this.#publishByMoves(files);
    else if (PLAIN.includes(style)) this.#publishPlain(files, style);
    else if (style === 'volume') this.#publishVolume(files);
    else if (style === 'checkout') this.#publishCheckout(files);
    else this.#publishTree(files);
    this.#written = files;
  }

  #publishPlain(files: Files, style: Style): void {
    if (this.#target() !== 'plain') {
      rmSync(this.#at('plain'), { recursive: true, force: true });
      fill(this.#at('plain'), files);
      return this.#turnTo('plain');
    }
    for (const path of this.#written.keys()) {
      if (!files.has(path)) rmSync(this.#at('plain', path));
    }
    for (const [path, text] of files) {
      if (this.#written.get(path) === text) continue;
      if (style === 'in place') fill(this.#at('plain'), new Map([[path, text]]));
      else replace(this.#at('plain', path), text);
    }
  }

  /** As a person does who unpacks a directory beside the old one. For a moment there is none. */
  #publishByMoves(files: Files): void {
    fill(this.#at('next'), files);
    if (this.#target() === 'plain') renameSync(this.#at('plain'), this.#at('trash'));
    else rmSync(this.#at('plain'), { recursive: true, force: true });
    renameSync(this.#at('next'), this.#at('plain'));
    if (this.#target() !== 'plain') this.#turnTo('plain');
    rmSync(this.#at('trash'), { recursive: true, force: true });
  }

  #publishVolume(files: Files): void {
    const volume = this.#at('volume');
    const before = `..${this.#generation++}`;
    fill(join(volume, `..${this.#generation}`), files);
    turn(join(volume, '..data'), `..${this.#generation}`);
    rmSync(join(volume, before), { recursive: true, force: true });
    this.#turnTo('volume');
  }

  #publishCheckout(files: Files): void {
    const [author, checkout] = [this.#at('author'), this.#at('checkout')];
    for (const name of readdirSync(author)) {
      if (name !== '.git') rmSync(join(author, name), { recursive: true });
    }
    fill(author, files);
    git(author, 'add', '--all');
    git(author, 'commit', '--quiet', '--allow-empty', '-m', 'next');
    git(checkout, 'fetch', '--quiet', 'origin', 'HEAD');
    git(checkout, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
    this.#turnTo('checkout');
  }

  /** git-sync: a work tree named for its commit, the link turned, the old tree removed. */
  #publishTree(files: Files): void {
    const before = this.#target();
    const tree = join('.worktrees', this.#random.hex(40));
    fill(this.#at(tree), files);
    this.#turnTo(tree);
    if (before?.startsWith('.worktrees/')) rmSync(this.#at(before), { recursive: true });
  }

  #turnTo(target: string): void {
    if (this.#target() !== target) turn(this.root, target);
  }

  #target(): string | undefined {
    try {
      return readlinkSync(this.root);
    } catch {
      return undefined;
    }
  }

  #at(...names: readonly string[]): string {
    return join(this.#place, ...names);
  }
}

function fill(directory: string, files: Files): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

function replace(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.tmp`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

function turn(link: string, target: string): void {
  symlinkSync(target, `${link}_tmp`);
  renameSync(`${link}_tmp`, link);
}

function git(directory: string, ...words: readonly string[]): void {
  const settings = ['user.name=soak', 'user.email=soak@example.com', 'gc.auto=0'];
  const options = settings.flatMap((setting) => ['-c', setting]);
  execFileSync('git', ['-C', directory, ...options, ...words], { stdio: 'pipe' });
}
