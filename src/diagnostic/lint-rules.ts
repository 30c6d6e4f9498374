import type { Severity } from './diagnostic.ts';

type LintRule = Readonly<{
  /** Where the Policy says nothing else. */
  severity: Severity | 'off';
  summary: string;
}>;

/**
 * Rules about what a team wants, beyond what is right: `idpfile lint` says what breaks them, and a
 * server refuses it where the Issuer says `enforcePolicy` and the Policy calls it an error.
 */
export const LINT_RULES = {
  'unknown-rule': {
    severity: 'error',
    summary: 'The Policy names a rule that is neither of lint nor a risk of a change.',
  },
  'no-owner': {
    severity: 'error',
    summary: 'A resource lacks the annotation that requireOwner of the Policy names.',
  },
  'team-kind': {
    severity: 'error',
    summary: 'A file of a team declares another kind than it may.',
  },
  'team-owner': { severity: 'error', summary: 'A file of a team says that it belongs to another.' },
  'team-redirect-site': {
    severity: 'error',
    summary: 'A client of a team redirects to a site that is not its own.',
  },
  'team-scope': {
    severity: 'error',
    summary: 'A client of a team may ask for a scope that the team may not.',
  },
  'team-resource': {
    severity: 'error',
    summary: 'A client of a team may ask for an API that the team may not.',
  },
  'team-group': {
    severity: 'error',
    summary: 'A file of a team hands out a group that the team may not.',
  },
  'redirect-raw-ip': {
    severity: 'warning',
    summary: 'A redirect URI names an address instead of a host.',
  },
  'logo-elsewhere': {
    severity: 'warning',
    summary: 'A logo comes from a site that is neither that of the app nor of the issuer.',
  },
  'no-contacts': { severity: 'off', summary: 'A client does not say whom people can ask.' },
  'previous-secret-expired': {
    severity: 'warning',
    summary: 'A previous secret is listed that is not accepted any more.',
  },
  'previous-secret-use': {
    severity: 'warning',
    summary:
      'A server that is asked knows of a previous secret: when it was used last, and if it may go.',
  },
  'hash-cost': {
    severity: 'warning',
    summary: 'A bcrypt hash is cheaper to guess than cost 10, or dearer to check than cost 12.',
  },
  'weak-password-hash': {
    severity: 'warning',
    summary: 'A password hash is neither bcrypt nor argon2id.',
  },
  'unused-scope': {
    severity: 'warning',
    summary: 'A Scope is declared that no client may ask for.',
  },
  'unused-resource': {
    severity: 'warning',
    summary: 'A Resource is declared that no client may ask for.',
  },
  'unused-group': { severity: 'warning', summary: 'A Group is declared that nothing depends on.' },
} as const satisfies Record<string, LintRule>;

export type LintRuleName = keyof typeof LINT_RULES;
