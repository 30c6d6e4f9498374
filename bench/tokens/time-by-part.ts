import { readFileSync } from 'node:fs';

/** A moment of the clock that profiles and `process.hrtime` share, in microseconds. */
type Moment = number;

type CallFrame = Readonly<{ functionName: string; url: string }>;

/** What `node --cpu-prof` writes, as far as it is read here; times in microseconds. */
type Profile = Readonly<{
  nodes: readonly Readonly<{ id: number; callFrame: CallFrame }>[];
  startTime: Moment;
  /** The node at work in each sample, and how long after the sample before. */
  samples: readonly number[];
  timeDeltas: readonly number[];
}>;

/** The parts of a server, and whether a function belongs to one: the first that fits. */
const PARTS = {
  'waiting for requests': ({ functionName }) => functionName === '(idle)',
  'garbage collector': ({ functionName }) => functionName === '(garbage collector)',
  'writing to the socket': ({ functionName }) => /^write(?:v|\w+String|Buffer)$/.test(functionName),
  'commit, with its wait': ({ functionName, url }) =>
    functionName === 'commit' && url.endsWith('/store/write-queue.ts'),
  'store, the rest': ({ url }) => url.includes('/src/store/'),
  'our own code, or that of raw': ({ url }) => /\/(?:src|bench)\//.test(url),
  'keys and digests': ({ url }) => /^node:.*crypto|\/node_modules\/(?:jose|keygrip)\//.test(url),
  engine: ({ url }) => url.includes('/node_modules/oidc-provider/'),
  'koa, express and others': ({ url }) => url.includes('/node_modules/'),
  'Node itself': () => true,
} as const satisfies Readonly<Record<string, (frame: CallFrame) => boolean>>;

export type Part = keyof typeof PARTS;

/** All of them but the first, in which nothing is done. */
export const WORKING_PARTS = partNames().filter((part) => part !== 'waiting for requests');

/** Microseconds that the main thread spent in each part between two moments. */
export function timeByPart(
  profileFile: string,
  [from, until]: readonly [Moment, Moment],
): ReadonlyMap<Part, number> {
  const profile = JSON.parse(readFileSync(profileFile, 'utf8')) as Profile;
  const partOfNode = new Map(profile.nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]));
  const times = new Map<Part, number>();
  let now = profile.startTime;
  profile.samples.forEach((node, index) => {
    const spent = profile.timeDeltas[index] ?? 0;
    now += spent;
    const part = partOfNode.get(node);
    if (part === undefined || now < from || now > until) return;
    times.set(part, (times.get(part) ?? 0) + spent);
  });
  return times;
}

/** The present moment. */
export function momentNow(): Moment {
  return Number(process.hrtime.bigint() / 1_000n);
}

function partOf(frame: CallFrame): Part {
  return partNames().find((part) => PARTS[part](frame)) ?? 'Node itself';
}

function partNames(): readonly Part[] {
  return Object.keys(PARTS) as Part[];
}
