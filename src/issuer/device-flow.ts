/**
 * The device authorization grant (RFC 8628): what the engine leaves open, which is how fast a device
 * may ask, how often a person may guess codes, and what the device gets that waited too long.
 */
import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { errors, Provider, type Configuration } from 'oidc-provider';
import { AddressLimit } from '../people/address-limit.ts';
import type { Store } from '../store/store.ts';
import { answered } from './engine-adapter.ts';
import type { EnginePages } from './engine-pages.ts';
import { override } from './override.ts';

/** How long a person may take to type the code and sign in, in seconds. */
export const DEVICE_CODE_TTL = 600;

/** Seconds between two questions of a device (section 3.2). */
const POLLING_INTERVAL = 5;

/** A network is not that punctual. */
const SHORTEST_INTERVAL = POLLING_INTERVAL - 1;

/** Wrong user codes from one address; there are 2.5 × 10^10 codes (section 5.1). */
export const USER_CODE_LIMITS = { name: 'user-code', windowSeconds: 900, failures: 20 } as const;

/** Too many wrong user codes came from an address. */
export class TooManyUserCodes extends errors.OIDCProviderError {
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(429, 'slow_down');
    this.retryAfterMs = retryAfterMs;
  }
}

type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>;

export function deviceFlow({ deviceFlow: pages }: EnginePages): DeviceFlow {
  return {
    enabled: true,
    ...pages,
    deviceInfo: ({ req }) => ({ address: addressOf(req) }),
  };
}

/**
 * A browser in which somebody typed a code may be a borrowed one: signing out there does not end what
 * the device was given, its lifetime does.
 */
export const expiresWithSession: NonNullable<Configuration['expiresWithSession']> = (
  _ctx,
  source,
) => source.kind !== 'DeviceCode' && !source.scopes.has('offline_access');

/** Answers `slow_down` to devices and slows down people who guess. */
export function installDeviceFlow(provider: Provider, store: Store): void {
  const { DeviceCode } = provider;
  const limit = new AddressLimit(store, USER_CODE_LIMITS);
  const find = DeviceCode.find.bind(DeviceCode);
  Object.defineProperty(DeviceCode, 'find', {
    value: async (deviceCode: string, options?: object) => {
      const code = await find(deviceCode, options);
      const isAsked = Provider.ctx?.oidc.route === 'token';
      if (isAsked && code instanceof DeviceCode && isPending(code)) {
        await keepInterval(store, deviceCode);
      }
      return code;
    },
  });
  override(DeviceCode, 'findByUserCode', (findByUserCode) => async (userCode, options) => {
    const address = Provider.ctx === undefined ? '' : addressOf(Provider.ctx.req);
    const outcome = await answered(
      limit.attempt(
        address,
        async () => ({ code: await findByUserCode.call(DeviceCode, userCode, options) }),
        ({ code }) => code === undefined,
      ),
    );
    if ('kind' in outcome) throw new TooManyUserCodes(outcome.retryAfterMs);
    return outcome.code;
  });
  provider.on('device_authorization.success', (_ctx, answer) => {
    // The event comes with the answer before it is sent.
    answer['interval'] = POLLING_INTERVAL;
  });
}

type DeviceCode = InstanceType<Provider['DeviceCode']>;

const isPending = ({ isExpired, accountId, error }: DeviceCode) =>
  !isExpired && accountId === undefined && error === undefined;

/** @throws errors.SlowDown when the device asked a moment ago */
async function keepInterval(store: Store, deviceCode: string): Promise<void> {
  const key = `device-code:asked:${hash('sha256', deviceCode, 'base64url')}`;
  if (await answered(store.once(key, SHORTEST_INTERVAL))) return;
  throw new errors.SlowDown();
}

/** As express knows it, which believes those proxies only that issuer.yaml names. */
function addressOf(request: IncomingMessage): string {
  const known = 'ip' in request ? request.ip : undefined;
  return typeof known === 'string' ? known : (request.socket.remoteAddress ?? '');
}
