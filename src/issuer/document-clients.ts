/** Clients without a file (OAuth Client ID Metadata Document, draft 02). */
import {
  errors,
  type Client as EngineClient,
  type Configuration,
  type Provider,
} from 'oidc-provider';
import { redirectURIProblem } from '../resource/redirect-uri.ts';
import { DEFAULT_ALGORITHM } from '../secret/signing-keys.ts';
import type { Client, ClientId } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { adoptClient, findAdopted, isDocumentClientId } from '../snapshot/document-clients.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { DocumentFetches, TooManyFetches } from './document-fetches.ts';
import { SIGNATURE_ALGORITHMS } from './engine-features.ts';
import { fetchDeclared } from './fetch-declared.ts';

type Feature = NonNullable<NonNullable<Configuration['features']>['clientIdMetadataDocument']>;
type Fetch = NonNullable<Configuration['fetch']>;

/** What they may ask for: nothing that tells of the organisation of the people who sign in. */
const SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** Of this process: a new engine begins with no new count. */
const fetches = new DocumentFetches();

/** The engine's part: it fetches documents, keeps them for a while and checks their members. */
export function documentFeature(current: CurrentSnapshot, enabled: boolean): Feature {
  return {
    enabled,
    ack: 'draft-02',
    allowFetch: (_ctx, id) => isDocumentClientId(current.get().issuer, id),
    // Keys of strangers would have to be fetched from wherever they say.
    allowClient: (_ctx, { clientAuthMethod, redirectUris = [] }) =>
      clientAuthMethod === 'none' &&
      redirectUris.every((uri) => redirectURIProblem(uri) === undefined),
  };
}

/**
 * Fetches for the engine. It refuses addresses of private networks, which is right for documents of
 * strangers, of which there may not be too many; what a client file names was reviewed.
 */
export function createFetch(current: CurrentSnapshot): Fetch {
  return (url, init) => {
    const address = url instanceof Request ? url.url : String(url);
    return isDocumentClientId(current.get().issuer, address)
      ? fetches.run(new URL(address).host, () => fetch(url, init))
      : fetchDeclared(url, init);
  };
}

/**
 * Finds clients by their documents: public ones that people are asked about at each sign-in. Of a
 * document only names and addresses count.
 * @throws errors.InvalidClient when it cannot be read or allows for no such client
 * @throws errors.OIDCProviderError 503 `temporarily_unavailable` when too many are being read
 */
export function createFindByDocument(
  provider: Provider,
  current: CurrentSnapshot,
): (id: string) => Promise<Client | undefined> {
  const find = provider.Client.find.bind(provider.Client);
  return async (id) => {
    const snapshot = current.get();
    // Asked here as well: the engine would go on serving what it has fetched.
    if (!isDocumentClientId(snapshot.issuer, id)) return undefined;
    const described = await readDocument(find, id);
    if (described === undefined) return undefined;
    const client = clientOf(described, snapshot);
    const known = findAdopted(snapshot, id);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(client)) return known;
    adoptClient(snapshot, client);
    return client;
  };
}

async function readDocument(
  find: Provider['Client']['find'],
  id: string,
): Promise<EngineClient | undefined> {
  try {
    return await find(id);
  } catch (cause) {
    if (cause instanceof errors.InvalidClientMetadata) {
      throw new errors.InvalidClient('client_id metadata document is not usable', cause.message);
    }
    if (cause instanceof errors.InvalidClient && cause.cause instanceof TooManyFetches) {
      throw new DocumentsBusy(cause.cause);
    }
    throw cause;
  }
}

class DocumentsBusy extends errors.OIDCProviderError {
  override readonly error_description =
    'too many client_id metadata documents are being fetched, try again in a minute';

  constructor(cause: TooManyFetches) {
    super(503, 'temporarily_unavailable', { cause });
    // Below 500 by default only; without it the engine answers `server_error`.
    this.expose = true;
  }
}

function clientOf(described: EngineClient, { issuer }: Snapshot): Client {
  const { clientId, clientName, clientUri, policyUri, tosUri } = described;
  const { applicationType, idTokenSignedResponseAlg } = described;
  const { host } = new URL(clientId);
  const isNative = applicationType === 'native';
  const client: Client = {
    id: clientId as ClientId,
    type: isNative ? 'native' : 'spa',
    // Anybody can call an app anything; whose it is, its host tells.
    name: clientName === undefined ? host : `${clientName} (${host})`,
    nameI18n: {},
    enabled: true,
    applicationType: isNative ? 'native' : 'web',
    redirectURIs: [...(described.redirectUris ?? [])],
    postLogoutRedirectURIs: [...(described.postLogoutRedirectUris ?? [])],
    credential: { kind: 'none' },
    grantTypes: ['authorization_code', 'refresh_token'],
    scopes: SCOPES,
    resources: [],
    serviceClaims: {},
    pkce: 'required',
    refreshTokens: { issue: 'asked', rotate: true },
    consent: 'ask',
    idTokenClaims: 'all',
    idTokenAlg:
      SIGNATURE_ALGORITHMS.find((alg) => alg === idTokenSignedResponseAlg) ?? DEFAULT_ALGORITHM,
    claims: {},
    subjectType: 'public',
    trustedPeers: [],
    ...(clientUri === undefined ? {} : { clientURI: clientUri }),
    ...(policyUri === undefined ? {} : { policyURI: policyUri }),
    ...(tosUri === undefined ? {} : { tosURI: tosUri }),
    contacts: [],
    clientMetadata: {},
    source: issuer.source,
  };
  return Object.freeze(client);
}
