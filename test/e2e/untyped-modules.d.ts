/** The parts used here of packages that come without types. */
declare module 'passport' {
  import type { RequestHandler } from 'express';

  type Done = (error: unknown, value?: unknown) => void;

  export class Passport {
    use(strategy: Strategy): this;
    session(): RequestHandler;
    authenticate(name: string, options?: Readonly<Record<string, string>>): RequestHandler;
    serializeUser(act: (user: unknown, done: Done) => void): void;
    deserializeUser(act: (user: unknown, done: Done) => void): void;
  }
  export abstract class Strategy {}
}

declare module 'passport-openidconnect' {
  import type { Strategy } from 'passport';

  type Verified = (error: unknown, user?: unknown) => void;

  export default class OpenIDConnectStrategy extends Strategy {
    constructor(
      options: Readonly<Record<string, unknown>>,
      verify: (issuer: string, profile: unknown, cb: Verified) => void,
    );
  }
}

declare module 'passport-oauth2' {
  import type { Strategy } from 'passport';

  type Verified = (error: unknown, user?: unknown) => void;

  export default class OAuth2Strategy extends Strategy {
    constructor(
      options: Readonly<Record<string, unknown>>,
      verify: (
        accessToken: string,
        refreshToken: string | undefined,
        parameters: Readonly<Record<string, unknown>>,
        profile: unknown,
        done: Verified,
      ) => void,
    );
  }
}

declare module 'express-session' {
  import type { RequestHandler } from 'express';

  export default function session(options: Readonly<Record<string, unknown>>): RequestHandler;
}
