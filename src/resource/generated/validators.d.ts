// Generated from schemas/ by `npm run generate`. Do not edit.
import type { ErrorObject } from 'ajv';
import type { ClientDocument } from './client.ts';
import type { IssuerDocument } from './issuer.ts';
import type { SecretDocument } from './secret.ts';
import type { UserDocument } from './user.ts';

export type Validate<T> = { (value: unknown): value is T; errors?: ErrorObject[] | null };
export function createValidators(formats: Record<string, (text: string) => boolean>): {
  client: Validate<ClientDocument>;
  issuer: Validate<IssuerDocument>;
  secret: Validate<SecretDocument>;
  user: Validate<UserDocument>;
};
