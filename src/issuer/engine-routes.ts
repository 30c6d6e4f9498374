import type { Configuration } from 'oidc-provider';
import type { Routes } from '../resource/endpoint-routes.ts';

/** The routes in the words of the engine. */
export function engineRoutes(routes: Routes): NonNullable<Configuration['routes']> {
  return {
    authorization: routes.authorization,
    token: routes.token,
    userinfo: routes.userinfo,
    jwks: routes.jwks,
    introspection: routes.introspection,
    revocation: routes.revocation,
    end_session: routes.endSession,
    device_authorization: routes.deviceAuthorization,
    code_verification: routes.codeVerification,
    pushed_authorization_request: routes.pushedAuthorizationRequest,
  };
}
