// Generated from schemas/ by `npm run generate`. Do not edit.
import type { ErrorObject } from 'ajv';
import type { ClientDocument } from './client.ts';
import type { ConnectorDocument } from './connector.ts';
import type { GroupDocument } from './group.ts';
import type { IssuerDocument } from './issuer.ts';
import type { ListDocument } from './list.ts';
import type { LocalUserDocument } from './local-user.ts';
import type { PolicyDocument } from './policy.ts';
import type { ResourceDocument } from './resource.ts';
import type { ScopeDocument } from './scope.ts';
import type { SecretDocument } from './secret.ts';
import type { TestDocument } from './test.ts';
import type { UserDocument } from './user.ts';

export type Validate<T> = { (value: unknown): value is T; errors?: ErrorObject[] | null };
export function createValidators(formats: Record<string, (text: string) => boolean>): {
  client: Validate<ClientDocument>;
  connector: Validate<ConnectorDocument>;
  group: Validate<GroupDocument>;
  issuer: Validate<IssuerDocument>;
  list: Validate<ListDocument>;
  localUser: Validate<LocalUserDocument>;
  policy: Validate<PolicyDocument>;
  resource: Validate<ResourceDocument>;
  scope: Validate<ScopeDocument>;
  secret: Validate<SecretDocument>;
  test: Validate<TestDocument>;
  user: Validate<UserDocument>;
};
