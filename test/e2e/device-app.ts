import * as oidc from 'openid-client';
import { PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import type { App } from './openid-client-app.ts';

/** What a device shows and polls with. */
export type DeviceAttempt = Awaited<ReturnType<typeof oidc.initiateDeviceAuthorization>>;

/** A device asks for a code. */
export function beginOnDevice(
  app: App,
  parameters: Readonly<Record<string, string>> = {},
): Promise<DeviceAttempt> {
  return oidc.initiateDeviceAuthorization(app, {
    scope: 'openid profile email groups',
    ...parameters,
  });
}

/** Asks once for tokens; resolves to the error code where there are none. */
export async function askOnce(app: App, { device_code }: DeviceAttempt): Promise<string> {
  try {
    await oidc.genericGrantRequest(app, 'urn:ietf:params:oauth:grant-type:device_code', {
      device_code,
    });
    return 'tokens';
  } catch (cause) {
    if (cause instanceof oidc.ResponseBodyError) return cause.error;
    throw cause;
  }
}

/** A person types the code and says that the device shows it. */
export async function confirmCode(
  { verification_uri, user_code }: DeviceAttempt,
  browser: HTTPBrowser = new HTTPBrowser(),
): Promise<HTTPBrowser> {
  await browser.open(verification_uri);
  await browser.submit({ user_code });
  return browser.submit({ confirm: 'yes' });
}

/** The same, and signs in as Alice, who allows it. */
export async function connect(
  attempt: DeviceAttempt,
  browser: HTTPBrowser = new HTTPBrowser(),
): Promise<HTTPBrowser> {
  await confirmCode(attempt, browser);
  if (browser.html.includes('type="password"')) {
    await browser.submit({ login: 'alice', password: PASSWORD });
  }
  if (browser.html.includes('value="allow"')) await browser.submit({ decision: 'allow' });
  return browser;
}
