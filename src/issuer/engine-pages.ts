import type { Configuration } from 'oidc-provider';

type Features = NonNullable<Configuration['features']>;
type Logout = NonNullable<Features['rpInitiatedLogout']>;
type DeviceFlow = NonNullable<Features['deviceFlow']>;

/** The pages the engine asks for while it answers a request, and where people find ours. */
export type EnginePages = Readonly<{
  renderError: NonNullable<Configuration['renderError']>;
  logoutSource: NonNullable<Logout['logoutSource']>;
  postLogoutSuccessSource: NonNullable<Logout['postLogoutSuccessSource']>;
  deviceFlow: Required<
    Pick<DeviceFlow, 'userCodeInputSource' | 'userCodeConfirmSource' | 'successSource'>
  >;
  /** Path of the page where a person does what a prompt asks for. */
  interactionPath(uid: string): string;
}>;
