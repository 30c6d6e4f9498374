import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Finding } from './client-rule.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { ResourceOf } from './resource.ts';
import { faultsOfSecretRef } from './secret-ref-rules.ts';

/** What a schema cannot say about one User. */
export function checkUser({
  document,
  value: { spec },
}: ResourceOf<'User'>): readonly Diagnostic[] {
  const { passwordHash, passwordRef } = spec;
  const both: readonly Finding[] =
    passwordHash === undefined || passwordRef === undefined ? [] : [TWO_PASSWORDS];
  const findings = [...both, ...faultsOfSecretRef(passwordRef, 'passwordRef')];
  return findings.map(({ at = '', ...words }) =>
    diagnosticAt(document, `/spec/${at}`, 'key', words),
  );
}

const TWO_PASSWORDS: Finding = {
  rule: 'contradiction',
  at: 'passwordRef',
  message: 'passwordHash and passwordRef are two passwords of one person',
  help: 'keep one of them',
};
