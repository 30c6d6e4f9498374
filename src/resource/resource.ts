import type { ParsedDocument } from '../document/parsed-document.ts';
import type { ClientDocument } from './generated/client.ts';
import type { IssuerDocument } from './generated/issuer.ts';
import type { SecretDocument } from './generated/secret.ts';
import type { UserDocument } from './generated/user.ts';

/** A document that obeys the contract of its kind, and where it came from. */
export type Resource =
  | Readonly<{ kind: 'Client'; document: ParsedDocument; value: ClientDocument }>
  | Readonly<{ kind: 'Issuer'; document: ParsedDocument; value: IssuerDocument }>
  | Readonly<{ kind: 'Secret'; document: ParsedDocument; value: SecretDocument }>
  | Readonly<{ kind: 'User'; document: ParsedDocument; value: UserDocument }>;

/** The resource of one kind. */
export type ResourceOf<K extends Resource['kind']> = Extract<Resource, { kind: K }>;
