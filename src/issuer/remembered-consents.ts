import type { Grant } from 'oidc-provider';
import { REMEMBERED_DAYS } from '../people/consent.ts';
import type { Store, StoredPayload } from '../store/store.ts';
import { answered } from './engine-adapter.ts';

const LIFETIME_SECONDS = REMEMBERED_DAYS * 24 * 60 * 60;

/** What a person allowed an app, beyond the session in which that was decided. */
export type AllowedConsent = Readonly<{
  scopes: readonly string[];
  claims: readonly string[];
  /** Scopes by resource indicator (RFC 8707). */
  resources: Readonly<Record<string, readonly string[]>>;
}>;

/** The decisions of people about apps. A person is named by `sub`, an app by its client_id. */
export type RememberedConsents = Readonly<{
  /** @throws errors.OIDCProviderError `temporarily_unavailable` while the store is away */
  find(sub: string, clientId: string): Promise<AllowedConsent | undefined>;
  /** Keeps what a grant allows now, in place of what was kept before. */
  remember(sub: string, clientId: string, grant: Grant): Promise<void>;
  forget(sub: string, clientId: string): Promise<void>;
}>;

/** Keeps decisions in the store, for as long as the page that asks for them says. */
export function createRememberedConsents(store: Store): RememberedConsents {
  const rows = store.model('Consent');
  return {
    find: async (sub, clientId) => {
      const payload = await answered(rows.find(idOf(sub, clientId)));
      return payload && consentIn(payload);
    },
    remember: (sub, clientId, grant) =>
      answered(
        // The store deletes by these two names what belongs to a client or a person that is gone.
        rows.upsert(
          idOf(sub, clientId),
          { ...allowedBy(grant), accountId: sub, clientId },
          LIFETIME_SECONDS,
        ),
      ),
    forget: (sub, clientId) => answered(rows.destroy(idOf(sub, clientId))),
  };
}

const idOf = (sub: string, clientId: string) => JSON.stringify([sub, clientId]);

function allowedBy(grant: Grant): AllowedConsent {
  const indicators = Object.keys(grant.resources ?? {});
  return {
    scopes: wordsOf(grant.getOIDCScope()),
    claims: grant.getOIDCClaims(),
    resources: Object.fromEntries(
      indicators.map((indicator) => [indicator, wordsOf(grant.getResourceScope(indicator))]),
    ),
  };
}

function consentIn({ scopes, claims, resources }: StoredPayload): AllowedConsent {
  const entries = Object.entries(
    typeof resources === 'object' && resources !== null ? resources : {},
  );
  return {
    scopes: textsIn(scopes),
    claims: textsIn(claims),
    resources: Object.fromEntries(entries.map(([indicator, names]) => [indicator, textsIn(names)])),
  };
}

const wordsOf = (text: string) => text.split(' ').filter((word) => word !== '');

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
