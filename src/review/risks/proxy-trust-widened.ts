import { changedIssuer, gainedIn, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** Who is taken for a proxy says where requests come from, and which certificate a client has. */
export const proxyTrustWidened: RiskRule = {
  name: 'proxy-trust-widened',
  severity: 'high',
  summary: 'More addresses are believed to be proxies, or another header tells of certificates.',
  find: (comparison) =>
    changedIssuer(comparison).flatMap((issuer) => {
      const { before, after } = issuer;
      const [old, now] = [before.clientCertificate, after.clientCertificate];
      const isOther = now !== undefined && old?.certificate !== now.certificate;
      return [
        ...gainedIn(before.trustProxy, after.trustProxy).map((network) =>
          riskOf(issuer, {
            field: 'trustProxy',
            item: network,
            message: `whatever ${network} says of where requests come from is believed`,
          }),
        ),
        ...(isOther
          ? [
              riskOf(issuer, {
                field: old === undefined ? 'clientCertificate' : 'clientCertificate.certificate',
                message: `certificates of clients are taken from the header ${now.certificate}`,
                help: 'make sure that the proxy overwrites it',
              }),
            ]
          : []),
      ];
    }),
};
