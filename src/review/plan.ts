import type { Comparison, Risk, RiskSeverity } from './risk.ts';

/** Who may sign in to a client, before a change and after it. Names of people, sorted. */
export type Reach = Readonly<{
  /** client_id. */
  client: string;
  before: number;
  after: number;
  gained: readonly string[];
  lost: readonly string[];
}>;

/** What a change means: everything that is different, what is risky about it, and whom it concerns. */
export type Plan = Readonly<{
  comparison: Comparison;
  /** The worst first, then by file, line and rule; waived ones included. */
  risks: readonly Risk[];
  /** Clients for which somebody gains or loses access, people who come or go left aside. */
  reach: readonly Reach[];
  /** The least severity that fails the review. */
  failOn: RiskSeverity;
  /** Who has to look at the change, by the severity of what was found. */
  reviewers: readonly string[];
  /** The revision that the policy was read from: never that which it judges. */
  policyFrom: 'base' | 'head';
  /** The revision that waivers were read from. */
  waiversFrom: 'base' | 'head';
}>;
