import type { Finding } from './client-rule.ts';
import type { IssuerSpec } from './generated/issuer.ts';

/** WebFinger that is on for nobody, or named for domains and never switched on. */
export function faultsOfWebFinger(webfinger: IssuerSpec['webfinger'] = {}): readonly Finding[] {
  const { enabled, domains } = webfinger;
  if (enabled === true && domains === undefined) {
    const message = 'webfinger is enabled for no domain';
    return [
      { rule: 'missing-field', at: 'webfinger', message, help: 'add domains: [example.com]' },
    ];
  }
  if (enabled === undefined && domains !== undefined) {
    const message = 'domains has no effect without enabled: true';
    return [{ rule: 'contradiction', at: 'webfinger/domains', message, help: 'add enabled: true' }];
  }
  return [];
}
