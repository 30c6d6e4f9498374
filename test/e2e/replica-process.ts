/**
 * `idpfile serve` as one of several on this machine: their files are the same to the byte, while each
 * listens elsewhere. Called with the directory, the state directory, and the settings in JSON that
 * take the place of those of the files.
 */
import { prepareDecryption } from '../../src/cli/prepare-decryption.ts';
import { serve } from '../../src/cli/serve.ts';
import { createLoneCrew } from '../../src/cli/workers/crew.ts';
import { log } from '../../src/log.ts';

const [directory = '', stateDirectory = '', settings = '{}'] = process.argv.slice(2);
prepareDecryption(process.env);
process.exitCode = await serve(
  { directory, stateDirectory, demo: false, allowPlaintextSecrets: false },
  {
    ...createLoneCrew(),
    agreed: JSON.parse(settings),
    serves: () => log.info('listening'),
  },
);
