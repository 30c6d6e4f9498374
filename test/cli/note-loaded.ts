/** Loaded before a program with `--import`: at its end it writes what the program has loaded. */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const urls: string[] = [];

registerHooks({
  load: (url, context, next) => {
    urls.push(url);
    return next(url, context);
  },
});

const target = process.env['NOTE_LOADED'];
if (isMainThread && target !== undefined) {
  process.on('exit', () => writeFileSync(target, urls.join('\n')));
}
