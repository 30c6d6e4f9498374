/**
 * What a ParseThread runs. It answers each batch of files with what `plainValuesAsJSON` makes of
 * them, and is to import as little as that needs: it is loaded while others wait.
 */
import { parentPort } from 'node:worker_threads';
import { unpackFiles, type FileBatch } from './file-batch.ts';
import { plainValuesAsJSON } from './plain-values.ts';

const port = parentPort;
port?.on('message', (batch: FileBatch) => {
  port.postMessage(unpackFiles(batch).map(plainValuesAsJSON));
});
