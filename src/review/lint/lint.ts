import type { Diagnostic, Severity } from '../../diagnostic/diagnostic.ts';
import { LINT_RULES, type LintRuleName } from '../../diagnostic/lint-rules.ts';
import { sortDiagnostics } from '../../diagnostic/sort-diagnostics.ts';
import type { PolicySpec } from '../../resource/generated/policy.ts';
import { createTimeSlice, type TimeSlice } from '../../tree/time-slice.ts';
import { valueAt } from '../../secret/value-at.ts';
import { createWaiverSearch, type WaivingRevision } from '../waivers.ts';
import { hashCost } from './hash-cost.ts';
import type { LintFinding, LintRule } from './lint-rule.ts';
import type { LintedRevision } from './linted-revision.ts';
import { logoElsewhere } from './logo-elsewhere.ts';
import { noContacts } from './no-contacts.ts';
import { noOwner } from './no-owner.ts';
import { previousSecretExpired } from './previous-secret-expired.ts';
import { previousSecretUse } from './previous-secret-use.ts';
import { redirectRawIP } from './redirect-raw-ip.ts';
import type { SecretEntry } from './secret-entry.ts';
import { teamGroup } from './team-group.ts';
import { teamKind } from './team-kind.ts';
import { teamOwner } from './team-owner.ts';
import { teamRedirectSite } from './team-redirect-site.ts';
import { teamResource } from './team-resource.ts';
import { teamScope } from './team-scope.ts';
import { unknownRule } from './unknown-rule.ts';
import { unusedGroup } from './unused-group.ts';
import { unusedResource } from './unused-resource.ts';
import { unusedScope } from './unused-scope.ts';
import { weakPasswordHash } from './weak-password-hash.ts';

const RULES: readonly LintRule[] = [
  unknownRule,
  noOwner,
  teamKind,
  teamOwner,
  teamRedirectSite,
  teamScope,
  teamResource,
  teamGroup,
  redirectRawIP,
  logoElsewhere,
  noContacts,
  previousSecretExpired,
  previousSecretUse,
  hashCost,
  weakPasswordHash,
  unusedScope,
  unusedResource,
  unusedGroup,
];

export type LintOptions = Readonly<{
  /** What is strict about it: for a change that of the base, so that it cannot relax it. */
  policy: PolicySpec;
  now: Date;
  /** Whose waivers count; the directory itself, if left out. */
  waivers?: WaivingRevision;
  /** What a running server tells of old secrets. */
  uses?: readonly SecretEntry[] | undefined;
  /** Leave the rules alone that only warn. */
  errorsOnly?: boolean;
}>;

/** What a directory does that its team does not want, in the order of the files. */
export async function lintRevision(
  revision: LintedRevision,
  { policy, now, uses, waivers = revision, errorsOnly = false }: LintOptions,
  slice: TimeSlice = createTimeSlice(),
): Promise<readonly Diagnostic[]> {
  const found: Told[] = [];
  for (const { name, find } of RULES) {
    const severity = lintSeverity(policy, name);
    if (severity === 'off' || (errorsOnly && severity !== 'error')) continue;
    for (const one of find(revision, { policy, now, uses })) {
      found.push({ finding: one, diagnostic: diagnosticOf(one, name, severity) });
    }
    if (slice.isOver()) await slice.next();
  }
  return found.length === 0 ? [] : sortDiagnostics(notWaived(found, revision, waivers, now));
}

type Told = Readonly<{ finding: LintFinding; diagnostic: Diagnostic }>;

function notWaived(
  found: readonly Told[],
  revision: LintedRevision,
  waivers: WaivingRevision,
  now: Date,
): readonly Diagnostic[] {
  const waiverOf = createWaiverSearch(waivers, { now, placedIn: revision });
  return found.flatMap(({ finding: { document }, diagnostic }) => {
    const { rule, place } = diagnostic;
    const kind = String(valueAt(document.value, '/kind'));
    const name = String(valueAt(document.value, '/metadata/name'));
    return waiverOf({ rule, place, kind, name }) === undefined ? [diagnostic] : [];
  });
}

/** How bad a rule is by a policy: what would stop a review is an error. */
function lintSeverity({ rules = {} }: PolicySpec, name: LintRuleName): Severity | 'off' {
  const said = Object.hasOwn(rules, name) ? rules[name] : undefined;
  switch (said) {
    case undefined:
      return LINT_RULES[name].severity;
    case 'off':
      return 'off';
    case 'error':
    case 'critical':
    case 'high':
      return 'error';
    case 'medium':
    case 'low':
    case 'info':
    case 'warning':
      return 'warning';
  }
}

function diagnosticOf(
  { document, pointer, part, message, help }: LintFinding,
  rule: LintRuleName,
  severity: Severity,
): Diagnostic {
  return {
    rule,
    severity,
    place: { file: document.file.path, range: document.rangeOf(pointer, part) },
    pointer: document.base + pointer,
    message,
    ...(help === undefined ? {} : { help }),
  };
}
