import type { ClientSpec } from './generated/client.ts';
import { hasCustomScheme, isLoopbackHost } from './redirect-uri.ts';

/** What kind of app a client is, from which its defaults follow. */
export type ClientType = NonNullable<ClientSpec['type']>;

/** The type a client says it is, or the one that its other fields imply. */
export function typeOf(spec: ClientSpec): ClientType {
  if (spec.type !== undefined) return spec.type;
  const redirectURIs = spec.redirectURIs ?? [];
  if (spec.public === true) return redirectURIs.some(handsOverToApp) ? 'native' : 'spa';
  return redirectURIs.length === 0 ? 'service' : 'web';
}

/** The grant of devices without a browser (RFC 8628 section 3.4). */
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

type TypeDefaults = ClientSpec & Pick<Required<ClientSpec>, 'public' | 'grantTypes'>;

/** What follows from the type where the file says nothing (RFC 6749 section 2.1, RFC 8252, RFC 9700). */
export const TYPE_DEFAULTS: Readonly<Record<ClientType, TypeDefaults>> = {
  web: {
    public: false,
    grantTypes: ['authorization_code', 'refresh_token'],
    pkce: 'optional',
    pushedAuthorizationRequests: 'optional',
    consent: 'remember',
  },
  spa: {
    public: true,
    grantTypes: ['authorization_code', 'refresh_token'],
    pkce: 'required',
    pushedAuthorizationRequests: 'optional',
    consent: 'remember',
  },
  native: {
    public: true,
    grantTypes: ['authorization_code', 'refresh_token', DEVICE_CODE],
    pkce: 'required',
    pushedAuthorizationRequests: 'optional',
    consent: 'ask',
  },
  device: {
    public: true,
    grantTypes: [DEVICE_CODE, 'refresh_token'],
    consent: 'ask',
  },
  service: {
    public: false,
    grantTypes: ['client_credentials'],
    scopes: [],
    redirectURIs: [],
  },
};

/** Whether it is an app on the device that is opened, by its own scheme or on any port (RFC 8252 section 7). */
export function handsOverToApp(redirectURI: string): boolean {
  if (hasCustomScheme(redirectURI)) return true;
  if (redirectURI.startsWith('https:')) return false;
  const { protocol, hostname, port } = new URL(redirectURI);
  return protocol === 'http:' && isLoopbackHost(hostname) && port === '';
}
