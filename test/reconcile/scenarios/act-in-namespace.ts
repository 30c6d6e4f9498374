// Acts out one scenario where its mounts and limits hurt nobody, and prints what became of it as
// JSON: `unshare … node act-in-namespace.ts NAME PLACE`. Started by in-namespace.ts.
import { writeFileSync } from 'node:fs';

import { NAMESPACED } from './namespaced.ts';
import { observe } from './observe.ts';

const [name, place = ''] = process.argv.slice(2);
const scenario = NAMESPACED.find((one) => one.name === name);
if (!scenario) throw new Error(`no such scenario: ${name}`);
if (scenario.watches !== undefined) {
  writeFileSync('/proc/sys/user/max_inotify_watches', `${scenario.watches}`);
}
process.stdout.write(JSON.stringify(await observe(scenario, place)));
