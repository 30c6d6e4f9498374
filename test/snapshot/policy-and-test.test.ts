import { describe, expect, test } from 'vitest';
import { build, mistakesIn } from './build-for-test.ts';
import { issuerYAML, treeOf } from './tree-of.ts';

const POLICY = `apiVersion: idpfile/v1
kind: Policy
metadata: { name: default }
spec:
  failOn: critical
  rules: { redirect-new-site: critical, consent-skipped: high, no-owner: error }
  allowedRedirectSites: [example.com]
  requireOwner: idpfile.dev/owner
  reviewers: { critical: ["@acme/security"], high: ["@acme/platform"] }
  waivers:
    - rule: redirect-plain-http
      kind: Client
      name: printer
      reason: the printer network has no TLS
      expiresAt: "2026-12-31T00:00:00Z"
  waiversFrom: base
`;

const TEST = `apiVersion: idpfile/v1
kind: Test
metadata: { name: wiki-access }
spec:
  cases:
    - name: staff get in
      user: alice
      client: wiki
      expect: { allowed: true, consent: remember, claims: { groups: [staff] } }
    - name: contractors do not
      user: carl
      client: wiki
      expect: { allowed: false, reason: not-in-allowed-groups }
    - name: peers may ask for each other
      client: spa-app
      audience: backend-app
      scopes: [openid]
      expect: { allowed: true }
`;

const tree = (files: Readonly<Record<string, string>>) =>
  treeOf({ 'issuer.yaml': issuerYAML(), ...files });

describe('a Policy and a Test', () => {
  test('are accepted', async () => {
    const files = { 'policy.yaml': POLICY, 'tests/wiki.test.yaml': TEST };
    expect((await build(tree(files))).ok).toBe(true);
    expect(await mistakesIn(tree(files))).toEqual([]);
  });

  test.each([
    [
      'a severity that does not exist',
      POLICY.replace('consent-skipped: high', 'consent-skipped: hig'),
      '6:58 not-allowed-value: spec.rules.consent-skipped cannot be "hig" (did you mean high?)',
    ],
    [
      'a waiver without a reason',
      POLICY.replace('      reason: the printer network has no TLS\n', ''),
      '11:7 missing-field: spec.waivers[0] has no reason (Why, for those who read it next year.)',
    ],
    [
      'a waiver that never ends',
      POLICY.replace('      expiresAt: "2026-12-31T00:00:00Z"\n', ''),
      '11:7 missing-field: spec.waivers[0] has no expiresAt (From then on the waiver is an error itself (RFC 3339).)',
    ],
    [
      'a day without a time',
      POLICY.replace('2026-12-31T00:00:00Z', '2026-12-31'),
      '15:18 malformed-value: spec.waivers[0].expiresAt: "2026-12-31" lacks the time: write 2026-12-31T00:00:00Z',
    ],
    [
      'a test without an expectation',
      TEST.replace('      expect: { allowed: true }\n', ''),
      '14:7 missing-field: spec.cases[2] has no expect (What must come of it.)',
    ],
    [
      'a test that expects no decision',
      TEST.replace('allowed: false, ', ''),
      '13:7 missing-field: spec.cases[1].expect has no allowed (Whether the sign-in succeeds.)',
    ],
    [
      'a test that is misspelt',
      TEST.replace('client: wiki', 'clien: wiki'),
      '8:7 unknown-field: unknown field "clien" in spec.cases[0] (did you mean client?)',
    ],
  ])('is refused for %s', async (_what, text, expected) => {
    const path = text.includes('kind: Policy') ? 'policy.yaml' : 'tests/a.yaml';
    expect(await mistakesIn(tree({ [path]: text }))).toEqual([`${path}:${expected}`]);
  });

  test('two policies are one too many', async () => {
    const second = POLICY.replace('name: default', 'name: other');
    const files = { 'policy.yaml': `${POLICY}---\n${second}` };
    expect(await mistakesIn(tree(files))).toContain(
      'policy.yaml:19:7 duplicate-policy: a directory declares one Policy, and there is one in policy.yaml already (keep the one in policy.yaml)',
    );
  });
});
