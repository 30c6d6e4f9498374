// Whether anybody notices that the secret of a client is rotated: `npm run bench:rotation --
// --per-second 200 --count 1000`. A real server, real files and `idpfile secret rotate`; a table in
// Markdown goes to standard output. The same run as test/e2e/rotation-under-load.test.ts, but longer.
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { ROTATED, rotateUnderLoad, startRotatable } from '../test/e2e/rotate-under-load.ts';
import { createAgeKey } from '../test/e2e/sops-secret.ts';
import type { Answer } from '../test/e2e/token-load.ts';
import { quantile } from './statistics.ts';
import { printHeadings, printRow } from './table.ts';

const { values } = parseArgs({
  options: {
    'per-second': { type: 'string', default: '200' },
    count: { type: 'string', default: '1000' },
  },
});

await using key = await createAgeKey();
await using issuer = await startRotatable(key);

printHeadings(
  'secret|requests|lost|before p50|p99|both accepted p50|p99|new one p50|p99'.split('|'),
);
for (const kind of ROTATED) {
  const { newSecret: _secret, ...phases } = await rotateUnderLoad(issuer, key, {
    kind,
    perSecond: Number(values['per-second']),
    count: Number(values.count),
    retire: withoutPrevious,
  });
  const all = Object.values(phases).flat();
  const lost = all.filter(({ status }) => status !== 200).length;
  const { before, overlap, switched } = phases;
  const times = [before, overlap, switched].flatMap(timesOf);
  printRow([kind, String(all.length), String(lost), ...times]);
}

function withoutPrevious(file: string): string {
  const document = parse(file) as Readonly<{ spec: Readonly<Record<string, unknown>> }>;
  const { previousSecrets: _previous, ...spec } = document.spec;
  return stringify({ ...document, spec });
}

function timesOf(answers: readonly Answer[]): string[] {
  const times = answers.map(({ ms }) => ms);
  return [0.5, 0.99].map((share) => `${quantile(times, share).toFixed(1)} ms`);
}
