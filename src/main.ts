#!/usr/bin/env node
import { keepCompiled } from './cli/keep-compiled.ts';

const words = process.argv.slice(2);
keepCompiled(words);
const { run } = await import('./cli/run.ts');
process.exitCode = await run(words);
