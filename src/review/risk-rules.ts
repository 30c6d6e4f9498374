import type { RiskRule } from './risk.ts';
import { adminGroupJoined } from './risks/admin-group-joined.ts';
import { authenticationWeakened } from './risks/authentication-weakened.ts';
import { clientDisabled } from './risks/client-disabled.ts';
import { clientIDChanged } from './risks/client-id-changed.ts';
import { clientMadePublic } from './risks/client-made-public.ts';
import { clientRemoved } from './risks/client-removed.ts';
import { connectorTrustWidened } from './risks/connector-trust-widened.ts';
import { consentSkipped } from './risks/consent-skipped.ts';
import { documentHostAdded } from './risks/document-host-added.ts';
import { encryptedFieldChanged } from './risks/encrypted-field-changed.ts';
import { fewerPeople } from './risks/fewer-people.ts';
import { grantAdded } from './risks/grant-added.ts';
import { idTokenClaimsWidened } from './risks/id-token-claims-widened.ts';
import { implicitFlowAdded } from './risks/implicit-flow-added.ts';
import { issuerURLChanged } from './risks/issuer-url-changed.ts';
import { lifetimeGrew } from './risks/lifetime-grew.ts';
import { morePeople } from './risks/more-people.ts';
import { personCredentialsChanged } from './risks/person-credentials-changed.ts';
import { pkceRelaxed } from './risks/pkce-relaxed.ts';
import { policyChanged } from './risks/policy-changed.ts';
import { proofDropped } from './risks/proof-dropped.ts';
import { proxyTrustWidened } from './risks/proxy-trust-widened.ts';
import { redirectCustomScheme } from './risks/redirect-custom-scheme.ts';
import { redirectLookalike } from './risks/redirect-lookalike.ts';
import { redirectNewSite } from './risks/redirect-new-site.ts';
import { redirectPlainHTTP } from './risks/redirect-plain-http.ts';
import { redirectRemoved } from './risks/redirect-removed.ts';
import { redirectShared } from './risks/redirect-shared.ts';
import { resourceAdded } from './risks/resource-added.ts';
import { routeChanged } from './risks/route-changed.ts';
import { scopeAdded } from './risks/scope-added.ts';
import { secretInPlaintext } from './risks/secret-in-plaintext.ts';
import { secretReplaced } from './risks/secret-replaced.ts';
import { secretShared } from './risks/secret-shared.ts';
import { signingKeyRemoved } from './risks/signing-key-removed.ts';
import { subjectChanged } from './risks/subject-changed.ts';
import { trustedPeersWidened } from './risks/trusted-peers-widened.ts';
import { waiverExpired } from './risks/waiver-expired.ts';
import { waiverMalformed } from './risks/waiver-malformed.ts';

/** The catalogue of risks, in the order in which it is printed. `docs/rules.md` lists the same. */
export const RISK_RULES: readonly RiskRule[] = [
  redirectNewSite,
  redirectLookalike,
  redirectPlainHTTP,
  redirectCustomScheme,
  redirectShared,
  redirectRemoved,
  pkceRelaxed,
  clientMadePublic,
  authenticationWeakened,
  proofDropped,
  consentSkipped,
  implicitFlowAdded,
  grantAdded,
  secretReplaced,
  secretShared,
  secretInPlaintext,
  encryptedFieldChanged,
  scopeAdded,
  idTokenClaimsWidened,
  resourceAdded,
  trustedPeersWidened,
  morePeople,
  fewerPeople,
  clientRemoved,
  clientDisabled,
  clientIDChanged,
  subjectChanged,
  issuerURLChanged,
  signingKeyRemoved,
  lifetimeGrew,
  adminGroupJoined,
  personCredentialsChanged,
  connectorTrustWidened,
  documentHostAdded,
  proxyTrustWidened,
  routeChanged,
  policyChanged,
  waiverExpired,
  waiverMalformed,
];
