import { importedScheme } from '../../secret/password-hash.ts';
import type { LintRule } from './lint-rule.ts';
import { passwordHashes } from './written-hashes.ts';

const ARGON2ID = /^\$argon2id\$/;

export const weakPasswordHash: LintRule = {
  name: 'weak-password-hash',
  find: (revision) =>
    passwordHashes(revision)
      .filter(({ hash }) => importedScheme(hash) !== undefined && !ARGON2ID.test(hash))
      .map(({ document, pointer }) => ({
        document,
        pointer,
        part: 'value',
        message: 'the hash is neither bcrypt nor argon2id',
        help: 'give the person a new password with "idpfile user passwd"',
      })),
};
