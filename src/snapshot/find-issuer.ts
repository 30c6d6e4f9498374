import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { START_OF_FILE } from '../diagnostic/diagnostic.ts';
import { RULES } from '../diagnostic/rules.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { ISSUER_FILE } from '../tree/layout.ts';

/** The one Issuer of a directory, or what is wrong: none, or more than one. */
export function findIssuer(
  issuers: readonly ResourceOf<'Issuer'>[],
  broken: readonly Readonly<{ kind: string }>[],
): Readonly<{ issuer?: ResourceOf<'Issuer'>; diagnostics: readonly Diagnostic[] }> {
  const issuer = issuers.find(({ document }) => document.file.path === ISSUER_FILE) ?? issuers[0];
  const others = issuers.filter((other) => other !== issuer);
  const diagnostics = others.map(({ document }) =>
    diagnosticAt(document, '/kind', 'value', {
      rule: 'duplicate-issuer',
      message: 'a directory declares one Issuer, and this is a second one',
      help: `keep the one in ${ISSUER_FILE}`,
    }),
  );
  if (issuer !== undefined) return { issuer, diagnostics };
  return { diagnostics: broken.some(({ kind }) => kind === 'Issuer') ? [] : [missingIssuer()] };
}

function missingIssuer(): Diagnostic {
  return {
    rule: 'missing-issuer',
    severity: RULES['missing-issuer'].severity,
    place: { file: ISSUER_FILE, range: START_OF_FILE },
    pointer: '',
    message: 'no Issuer is declared',
    help: `write ${ISSUER_FILE}: apiVersion: idpfile/v1, kind: Issuer, metadata.name, spec.url`,
  };
}
