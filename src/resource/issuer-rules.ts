import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { ResourceOf } from './resource.ts';
import { faultsOfSecretRef } from './secret-ref-rules.ts';

/** What a schema cannot say about the Issuer. */
export function checkIssuer({ document, value }: ResourceOf<'Issuer'>): readonly Diagnostic[] {
  return faultsOfSecretRef(value.spec.keys?.secretRef, 'keys/secretRef').map(
    ({ at = '', ...words }) => diagnosticAt(document, `/spec/${at}`, 'key', words),
  );
}
