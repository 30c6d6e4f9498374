import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { faultsOfCertificateHeaders } from './issuer-certificate-rules.ts';
import { faultsOfKeys } from './issuer-key-rules.ts';
import { faultsOfLifetimes } from './issuer-lifetime-rules.ts';
import { faultsOfLook } from './issuer-look-rules.ts';
import { faultsOfStorage, keysApart } from './issuer-storage-rules.ts';
import { faultsOfRoutes } from './endpoint-routes.ts';
import { faultsOfWebFinger } from './webfinger-rules.ts';
import type { ResourceOf } from './resource.ts';

/** What a schema cannot say about the Issuer. */
export function checkIssuer({ document, value }: ResourceOf<'Issuer'>): readonly Diagnostic[] {
  const faults = [
    ...faultsOfKeys(value.spec.keys ?? {}),
    ...faultsOfCertificateHeaders(value.spec.listen),
    ...faultsOfStorage(value.spec.storage),
    ...keysApart(value.spec),
    ...faultsOfRoutes(value.spec.routes),
    ...faultsOfWebFinger(value.spec.webfinger),
    ...faultsOfLifetimes(value.spec.defaults),
    ...faultsOfLook(value.spec.ui),
  ];
  return faults.map(({ at = '', ...words }) => diagnosticAt(document, `/spec/${at}`, 'key', words));
}
