// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A whole number and a unit: s, m, h or d.
 */
export type Duration = string;

/**
 * The issuer itself: where it answers and how it looks. One per configuration directory, in issuer.yaml.
 */
export interface IssuerDocument {
  /**
   * Version of the language the file is written in.
   */
  apiVersion: 'idpfile/v1';
  /**
   * What the file declares.
   */
  kind: 'Issuer';
  metadata: Metadata;
  spec: IssuerSpec;
}
/**
 * What every resource carries. Fields that only a Kubernetes API server writes are accepted and ignored.
 */
export interface Metadata {
  /**
   * Name of the resource, unique among those of its kind.
   */
  name: string;
  /**
   * Accepted for resources that come from Kubernetes; has no meaning here.
   */
  namespace?: string;
  /**
   * Words for your own tools.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Notes for people and your own tools.
   */
  annotations?: {
    [k: string]: string;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  uid?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  resourceVersion?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  generation?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  creationTimestamp?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  managedFields?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  ownerReferences?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  finalizers?: {
    [k: string]: unknown;
  };
  /**
   * Ignored: written by Kubernetes.
   */
  selfLink?: {
    [k: string]: unknown;
  };
}
/**
 * The issuer's settings.
 */
export interface IssuerSpec {
  /**
   * The issuer identifier (iss), and the address people and apps reach it at. Without a final slash. Changing it breaks every app.
   */
  url: string;
  /**
   * Where the server listens. A change needs a restart.
   */
  listen?: {
    /**
     * host:port. Default: 127.0.0.1 and the port of url, or 8080 where url is https.
     */
    address?: string;
    /**
     * Addresses or networks of the proxies whose X-Forwarded-For is believed.
     */
    trustProxy?: string[];
    /**
     * Where the proxy puts the certificate that a client presents by TLS (RFC 8705). The headers are believed from addresses of trustProxy alone; the proxy must overwrite them.
     */
    clientCertificate?: {
      /**
       * The header with the certificate: URL-encoded PEM, base64 DER between colons (RFC 9440), or plain base64 DER.
       */
      header: string;
      /**
       * The header in which the proxy says SUCCESS once it has verified who issued the certificate. Needed for tls_client_auth.
       */
      verifiedHeader?: string;
    };
  };
  /**
   * required has every client push its authorization requests (RFC 9126). Default: as each client says.
   */
  pushedAuthorizationRequests?: 'required' | 'optional';
  /**
   * Lets apps sign people in whose client_id is the https URL of a document that describes them (OAuth Client ID Metadata Document), with no file here. They are public clients, and people are asked at every sign-in.
   */
  clientIdMetadataDocuments?: {
    /**
     * The hosts, with port if they have one, whose documents are fetched. Addresses of private networks are not.
     *
     * @minItems 1
     * @maxItems 100
     */
    hosts: string[];
  };
  /**
   * Directories outside of the configuration directory whose files a secretRef may name, such as where the platform mounts secrets. Default: none.
   */
  secretFiles?: string[];
  /**
   * Directories with folders of the same names, whose files are read as well: a path below the directory, in each part of which one * may stand for anything. They hold no issuer.yaml and no policy.yaml. Only in issuer.yaml itself. Default: none.
   *
   * @maxItems 100
   */
  include?: string[];
  /**
   * How a running server takes over changes of the directory.
   */
  reload?: {
    /**
     * What a mistake holds back. isolate (the default): the file it is in, of which the last good version stays in use while everything else goes live. atomic: the whole revision.
     */
    mode?: 'isolate' | 'atomic';
    /**
     * Take over a directory that holds no file at all. By default that counts as an accident, and what was served stays. Default: false.
     */
    allowEmpty?: boolean;
  };
  /**
   * The listener for probes and operators. A change needs a restart.
   */
  admin?: {
    /**
     * host:port, or off. Default: 127.0.0.1:9090.
     */
    address?: string;
  };
  /**
   * Where sessions, grants and tokens are kept. A change needs a restart.
   */
  storage?: {
    /**
     * sqlite: (a file in the state directory), sqlite:PATH, memory: (forgets everything at exit), or a server that several processes may share: postgres://USER@HOST/DATABASE, redis://HOST, rediss://HOST, redis+cluster://HOST,HOST or redis+sentinel://HOST,HOST/NAME. Default: sqlite:
     */
    url?: string;
    /**
     * Names the password for the server of url, which must not hold it.
     */
    passwordRef?: SecretRef;
    /**
     * The key under which all that is kept is encrypted (AES-256-GCM): 32 random bytes in base64, as "openssl rand -base64 32" makes them. Without it, nobody can sign in with what the store holds, but who signed in to what can be read there.
     */
    sealKey?: {
      /**
       * Names the key that all new state is sealed with.
       */
      secretRef: SecretRef;
      /**
       * Keys before that of secretRef, which open what they sealed.
       *
       * @maxItems 5
       */
      previous?: {
        secretRef: SecretRef;
      }[];
    };
  };
  /**
   * The signing keys. By default the server makes its own in the state directory, and replaces them from time to time.
   */
  keys?: {
    /**
     * Names keys of your own: a private JWK set (RFC 7517). The first key of an algorithm signs.
     */
    secretRef?: SecretRef;
    /**
     * The keys of secretRef sign from then on (RFC 3339), and are only published until then. Needed with previous.
     */
    useFrom?: string;
    /**
     * Keys before those of secretRef, which verify what they signed. Until useFrom those sign that are published longest.
     *
     * @maxItems 5
     */
    previous?: {
      secretRef: SecretRef;
      /**
       * From then on they are not published any more, and nothing they signed is accepted (RFC 3339).
       */
      until: string;
    }[];
    /**
     * How long keys that the server has made for itself sign, before it replaces them; never, if it should not. At least 2d. Default: 90d.
     */
    rotateEvery?: string;
  };
  /**
   * Lifetimes where a client says nothing else.
   */
  defaults?: {
    /**
     * Lifetime of an access token. Default: 1h.
     */
    accessTokenTTL?: Duration;
    /**
     * Lifetime of an ID token. Default: 1h.
     */
    idTokenTTL?: Duration;
    /**
     * Lifetime of a refresh token that is not used. Default: 30d.
     */
    refreshTokenTTL?: Duration;
    /**
     * How long a person stays signed in who asked for it. Default: 14d.
     */
    sessionTTL?: Duration;
    /**
     * Ends the session of a browser that was not used for so long; sessionTTL then counts from the sign-in on, and not from the last use. Tokens without offline_access end with it. For sessions that there are already it begins with their next use.
     */
    sessionIdle?: Duration;
  };
  /**
   * How the pages look.
   */
  ui?: {
    /**
     * Name of the sign-in service. Default: Sign in service at the host of url.
     */
    title?: string;
    /**
     * Links at the foot of every page.
     */
    links?: {
      /**
       * Where people get help.
       */
      help?: string;
      /**
       * The privacy notice.
       */
      privacy?: string;
    };
    /**
     * Path of an image below theme/ in this directory: svg, png, jpg or webp. It stands at the top of every page, at most 28 pixels high.
     */
    logo?: string;
    /**
     * Colour of buttons and links. Text of this colour has to be readable on the pages (WCAG 2.2, a contrast of 4.5); for dark mode it is lightened. Default: a blue.
     */
    accentColor?: string;
    /**
     * Path of a style sheet below theme/ in this directory. It counts after our own; it cannot ask other servers for anything.
     */
    css?: string;
    /**
     * Languages of the pages. The first one is spoken to whoever asks for none of them. Default: en, de.
     *
     * @minItems 1
     */
    locales?: ('en' | 'de')[];
  };
  /**
   * The keys that sign cookies. By default they are generated in the state directory at the first start.
   */
  cookies?: {
    secretRef: SecretRef;
  };
  /**
   * false takes passwords off the sign-in page. Default: true.
   */
  passwordLogin?: boolean;
  /**
   * Whether a server refuses files that break a rule which the Policy has as an error. Default: false.
   */
  enforcePolicy?: boolean;
  /**
   * true makes every group that a user, client or claim names need a Group of its own. Default: false.
   */
  strictGroups?: boolean;
  /**
   * Where the endpoints are: paths below url. A change is live at once: sign-ins under way begin again, and apps that keep the metadata have to read it anew.
   */
  routes?: {
    /**
     * Where apps send people to sign in. Default: /auth.
     */
    authorization?: string;
    /**
     * The token endpoint. Default: /token.
     */
    token?: string;
    /**
     * The userinfo endpoint. Default: /me.
     */
    userinfo?: string;
    /**
     * The public keys. Default: /jwks.
     */
    jwks?: string;
    /**
     * The introspection endpoint. Default: /token/introspection.
     */
    introspection?: string;
    /**
     * The revocation endpoint. Default: /token/revocation.
     */
    revocation?: string;
    /**
     * Where apps send people to sign out. Default: /session/end.
     */
    endSession?: string;
    /**
     * Where devices ask for a code. Default: /device/auth.
     */
    deviceAuthorization?: string;
    /**
     * The page on which people type the code of a device. Default: /device.
     */
    codeVerification?: string;
    /**
     * Where clients push authorization requests. Default: /request.
     */
    pushedAuthorizationRequest?: string;
  };
  /**
   * Answers WebFinger (RFC 7033), at the root of the host, with the address of this issuer.
   */
  webfinger?: {
    /**
     * Default: false.
     */
    enabled?: boolean;
    /**
     * Mail domains, in lower case: acct:anybody@example.com is answered alike, whether or not that person exists.
     *
     * @minItems 1
     */
    domains?: string[];
  };
  /**
   * Who may see the status page.
   */
  status?: {
    /**
     * Groups whose members may.
     */
    allowedGroups?: string[];
  };
  /**
   * What error pages tell.
   */
  errors?: {
    /**
     * near-miss says on the error page in what the address that an app asked for differs from a registered one, such as in the slash at its end, and shows neither. none does not. The log has both either way. Default: near-miss.
     */
    hints?: 'none' | 'near-miss';
  };
}
/**
 * Names one secret: a value of a Secret by name, a mounted file, or a variable. Exactly one of name, file and env has to be there.
 */
export interface SecretRef {
  /**
   * metadata.name of the Secret.
   */
  name?: string;
  /**
   * Accepted for resources that come from Kubernetes; has no meaning here.
   */
  namespace?: string;
  /**
   * Key below data or stringData of the Secret (default: secret, or the only one there is), or within a mounted file whose name ends in .env, .json, .yaml or .yml. One that begins with / is a JSON pointer.
   */
  key?: string;
  /**
   * Absolute path of a file that the platform mounts, below one of the directories that spec.secretFiles of the Issuer names. The whole file is the secret, without its last line end, unless key says otherwise.
   */
  file?: string;
  /**
   * Name of an environment variable of the server. It begins with IDPFILE_SECRET_.
   */
  env?: string;
}
