import type { Configuration } from 'oidc-provider';

type Logout = NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>;

/** The pages the engine asks for while it answers a request, and where people find ours. */
export type EnginePages = Readonly<{
  renderError: NonNullable<Configuration['renderError']>;
  logoutSource: NonNullable<Logout['logoutSource']>;
  postLogoutSuccessSource: NonNullable<Logout['postLogoutSuccessSource']>;
  /** Path of the page where a person does what a prompt asks for. */
  interactionPath(uid: string): string;
}>;
