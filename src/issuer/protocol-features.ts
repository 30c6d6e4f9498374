import type { Configuration } from 'oidc-provider';
import type { CertificateChecks } from './client-certificate.ts';
import type { EngineShape } from './engine-shape.ts';

type Features = NonNullable<Configuration['features']>;

/**
 * Parts of the engine that some clients want and none has to use: pushed requests (RFC 9126), DPoP
 * (RFC 9449), signed requests (RFC 9101) and responses (JARM), certificates (RFC 8705). DPoP needs no
 * nonce: a proof is accepted once, for as long as it is fresh.
 */
export function protocolFeatures(
  { certificates, pushedRequestsOnly }: EngineShape,
  checks: CertificateChecks,
): Pick<
  Features,
  'pushedAuthorizationRequests' | 'dPoP' | 'requestObjects' | 'jwtResponseModes' | 'mTLS'
> {
  return {
    pushedAuthorizationRequests: {
      enabled: true,
      requirePushedAuthorizationRequests: pushedRequestsOnly,
    },
    dPoP: { enabled: true },
    requestObjects: { enabled: true },
    jwtResponseModes: { enabled: true },
    ...(certificates === 'none' ? {} : { mTLS: mutualTLS(certificates, checks) }),
  };
}

function mutualTLS(
  certificates: 'unverified' | 'verified',
  checks: CertificateChecks,
): NonNullable<Features['mTLS']> {
  const forAnyChain = {
    enabled: true,
    certificateBoundAccessTokens: true,
    selfSignedTlsClientAuth: true,
    ...checks,
  } as const;
  return certificates === 'verified' ? { ...forAnyChain, tlsClientAuth: true } : forAnyChain;
}
