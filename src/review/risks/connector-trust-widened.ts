import type { FieldChange, ResourceChange } from '../change.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** Whoever runs or gets into the other provider can be anybody here that it speaks for. */
export const connectorTrustWidened: RiskRule = {
  name: 'connector-trust-widened',
  severity: 'critical',
  summary: 'Another provider is trusted, or one is trusted with more.',
  find: ({ change: { changes } }) =>
    changes.flatMap((change) => {
      const { kind, name, action, place, fields } = change;
      if (kind !== 'Connector' || action === 'delete') return [];
      if (action === 'add') {
        return [{ kind, name, place, message: 'people of another provider can sign in' }];
      }
      return fields.flatMap((field) => judge(change, field));
    }),
};

function judge({ kind, name }: ResourceChange, field: FieldChange): readonly FoundRisk[] {
  const message = wideningOf(field);
  return message === undefined
    ? []
    : [{ kind, name, place: field.place, field: field.path, message }];
}

function wideningOf(field: FieldChange): string | undefined {
  const [name = ''] = field.path.split('.');
  return Object.hasOwn(WIDENINGS, name) ? WIDENINGS[name]?.(field) : undefined;
}

type Widening = (field: FieldChange) => string | undefined;

const takesInMore: Widening = ({ path, before, after, added }) => {
  if (after === undefined) return `${path} no longer limits who comes from there`;
  if (before === undefined || added.length === 0) return undefined;
  return `${path} takes in ${added.map(String).join(', ')}`;
};

const isAnother: Widening = ({ after }) => `it is another provider: ${String(after)}`;

const mapsMore: Widening = ({ path, after }) =>
  after === undefined ? undefined : `its people get other groups or claims by ${path}`;

/** By field, in which words it takes in more, if it does. */
const WIDENINGS: Readonly<Record<string, Widening>> = {
  allowedDomains: takesInMore,
  allowedOrgs: takesInMore,
  allowedTeams: takesInMore,
  trustEmail: ({ after }) => (after === true ? 'its word on email addresses counts' : undefined),
  linkBy: ({ after }) =>
    after === 'email' ? 'its people are taken for ours with the same email address' : undefined,
  enabled: ({ after }) => (after === false ? undefined : 'its people can sign in again'),
  issuer: isAnother,
  type: isAnother,
  groupsMapping: mapsMore,
  claimMapping: mapsMore,
};
