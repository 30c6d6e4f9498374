import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { readBuildContext } from './build-context.ts';
import { buildEnvironment } from './build-environment.ts';
import { execForm, parseDockerfile, type Instruction, type Stage } from './parse-dockerfile.ts';

/** A directory that stands for the root of a container, and what the image says about running it. */
export type Image = {
  readonly root: string;
  readonly base: string;
  workdir: string;
  user: string;
  entrypoint: readonly string[];
  command: readonly string[];
  healthcheck: readonly string[];
  readonly environment: Record<string, string>;
  readonly volumes: string[];
  readonly ports: string[];
};

type Build = Readonly<{ context: string; images: Map<string, Image> }>;

/**
 * Performs a Dockerfile without an engine: each stage in a directory of its own below `target`,
 * with the Node that runs this test in the place of the base image.
 * @returns the image of the last stage
 */
export function buildImage(context: string, dockerfile: string, target: string): Image {
  const build: Build = { context, images: new Map() };
  let last: Image | undefined;
  for (const [index, stage] of parseDockerfile(dockerfile).entries()) {
    last = buildStage(stage, join(target, `stage-${index}`), build);
    build.images.set(stage.name ?? String(index), last);
  }
  if (last === undefined) throw new Error('no FROM');
  return last;
}

/** Absolute paths of the image, as they are on this machine. */
export function inRoot(image: Image, path: string): string {
  return path.startsWith('/') ? join(image.root, path) : path;
}

function buildStage(stage: Stage, root: string, build: Build): Image {
  const image: Image = {
    root,
    base: stage.base,
    workdir: '/',
    user: '',
    entrypoint: [],
    command: [],
    healthcheck: [],
    environment: {},
    volumes: [],
    ports: [],
  };
  mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
  copyFileSync(process.execPath, join(root, 'usr/local/bin/node'));
  for (const instruction of stage.instructions) perform(instruction, image, build);
  return image;
}

function perform({ name, flags, text }: Instruction, image: Image, build: Build): void {
  switch (name) {
    case 'WORKDIR':
      image.workdir = text;
      mkdirSync(inRoot(image, text), { recursive: true });
      break;
    case 'COPY':
      copy(text.split(/\s+/), flags['from'], image, build);
      break;
    case 'ENV':
      image.environment[text.slice(0, text.indexOf('='))] = text.slice(text.indexOf('=') + 1);
      break;
    case 'RUN':
      run(text, image);
      break;
    case 'USER':
      image.user = text;
      break;
    case 'VOLUME':
      image.volumes.push(text);
      break;
    case 'EXPOSE':
      image.ports.push(text);
      break;
    case 'HEALTHCHECK':
      image.healthcheck = execForm(text.replace(/^CMD /, ''));
      break;
    case 'ENTRYPOINT':
      image.entrypoint = execForm(text);
      break;
    case 'CMD':
      image.command = execForm(text);
      break;
    case 'FROM':
      throw new Error('a FROM inside a stage');
  }
}

function copy(
  words: readonly string[],
  from: string | undefined,
  image: Image,
  build: Build,
): void {
  const sources = words.slice(0, -1);
  const wanted = words.at(-1) ?? '';
  const target = inRoot(image, posix.resolve(image.workdir, wanted));
  const intoFolder = sources.length > 1 || wanted.endsWith('/');
  for (const source of sources) {
    if (from === undefined) copyFromContext(source, target, intoFolder, build.context);
    else copyFromStage(source, target, intoFolder, build.images.get(from));
  }
}

function copyFromContext(
  source: string,
  target: string,
  intoFolder: boolean,
  context: string,
): void {
  const path = posix.normalize(source);
  const below = readBuildContext(context).filter(
    (file) => file === path || file.startsWith(`${path}/`),
  );
  // An engine refuses a source that is not there, or that .dockerignore holds back.
  if (below.length === 0) throw new Error(`nothing to copy: ${source}`);
  for (const file of below) {
    const relative = file === path ? (intoFolder ? basename(path) : '') : file.slice(path.length);
    const place = join(target, relative);
    mkdirSync(dirname(place), { recursive: true });
    copyFileSync(join(context, file), place);
    chmodSync(place, statSync(join(context, file)).mode);
  }
}

function copyFromStage(
  source: string,
  target: string,
  intoFolder: boolean,
  stage: Image | undefined,
): void {
  const path = stage && inRoot(stage, source);
  if (path === undefined || !existsSync(path)) throw new Error(`nothing to copy: ${source}`);
  const folder = statSync(path).isDirectory();
  const place = intoFolder && !folder ? join(target, basename(path)) : target;
  cpSync(path, place, { recursive: true, verbatimSymlinks: true });
}

/** Runs a shell line in the stage; absolute paths in it mean the stage's own. */
function run(line: string, image: Image): void {
  const command = line.replaceAll(/(?<=^|\s)\/(?=\w)/g, `${image.root}/`);
  // Who is not root owns all of it already, and cannot give it away.
  const prelude = process.getuid?.() === 0 ? '' : 'chown() { :; }; ';
  const { status, stderr, stdout } = spawnSync('sh', ['-ec', prelude + command], {
    cwd: inRoot(image, image.workdir),
    env: { ...buildEnvironment(image.root), ...image.environment },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`RUN ${line}: ended with ${status}\n${stdout}${stderr}`);
}
