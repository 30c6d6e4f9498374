import { bcryptCost } from '../../secret/bcrypt-hash.ts';
import type { LintRule } from './lint-rule.ts';
import { passwordHashes, secretHashes } from './written-hashes.ts';

const LEAST = 10;
const MOST = 12;

export const hashCost: LintRule = {
  name: 'hash-cost',
  find: (revision) =>
    [...passwordHashes(revision), ...secretHashes(revision)].flatMap(
      ({ document, pointer, hash }) => {
        const cost = bcryptCost(hash);
        if (cost === undefined || (cost >= LEAST && cost <= MOST)) return [];
        const effect = cost < LEAST ? 'it is quickly guessed' : 'every check of it takes long';
        return [
          {
            document,
            pointer,
            part: 'value',
            message: `the hash has cost ${cost}: ${effect}`,
            help: `make one of cost ${LEAST} to ${MOST} with "idpfile secret hash"`,
          },
        ];
      },
    ),
};
