import type { ClientRule, Finding } from './client-rule.ts';
import type { ExpandedClient } from './expand-client.ts';
import { DEVICE_CODE } from './client-type.ts';
import { sectorsOf } from './sector.ts';

/** What pairwise subject identifiers need (OpenID Connect Core section 8.1). */
export const PAIRWISE_RULES: readonly ClientRule[] = [sectorIsKnown, sectorHasAMeaning];

function sectorIsKnown({ spec }: ExpandedClient): Finding[] {
  if (spec.subjectType !== 'pairwise') return [];
  const sectors = sectorsOf(spec);
  if (sectors.length === 1) return [];
  const rule = 'contradiction';
  const at = 'subjectType';
  if (sectors.length === 0) {
    return spec.grantTypes.includes(DEVICE_CODE)
      ? [{ rule, at, message: 'subjectType pairwise needs redirectURIs, and a device has none' }]
      : [{ rule, at, message: 'subjectType pairwise, but nobody signs in to this client' }];
  }
  return [
    {
      rule,
      at,
      message: `subjectType pairwise needs one host, but redirectURIs have ${sectors.join(', ')}`,
      help: 'add sectorIdentifierURI to say under which host they belong together',
    },
  ];
}

function sectorHasAMeaning({ spec }: ExpandedClient): Finding[] {
  if (spec.sectorIdentifierURI === undefined || spec.subjectType === 'pairwise') return [];
  return [
    {
      rule: 'contradiction',
      at: 'sectorIdentifierURI',
      message: 'sectorIdentifierURI without subjectType: pairwise has no meaning',
      help: 'add subjectType: pairwise, or delete it',
    },
  ];
}
