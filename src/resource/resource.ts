import type { ParsedDocument } from '../document/parsed-document.ts';
import type { ClientDocument } from './generated/client.ts';
import type { ConnectorDocument } from './generated/connector.ts';
import type { GroupDocument } from './generated/group.ts';
import type { IssuerDocument } from './generated/issuer.ts';
import type { CredentialRef, LocalUserDocument } from './generated/local-user.ts';
import type { PolicyDocument } from './generated/policy.ts';
import type { ResourceDocument } from './generated/resource.ts';
import type { ScopeDocument } from './generated/scope.ts';
import type { SecretDocument } from './generated/secret.ts';
import type { TestDocument } from './generated/test.ts';
import type { UserDocument } from './generated/user.ts';

/** The reference of a LocalUser to its Secret, and the JSON pointer of where it stands. */
export type CredentialReference = Readonly<{ pointer: string; ref: CredentialRef }>;

/** A document that obeys the contract of its kind, and where it came from. */
export type Resource =
  | Readonly<{ kind: 'Client'; document: ParsedDocument; value: ClientDocument }>
  | Readonly<{ kind: 'Connector'; document: ParsedDocument; value: ConnectorDocument }>
  | Readonly<{ kind: 'Group'; document: ParsedDocument; value: GroupDocument }>
  | Readonly<{ kind: 'Issuer'; document: ParsedDocument; value: IssuerDocument }>
  | Readonly<{ kind: 'LocalUser'; document: ParsedDocument; value: LocalUserDocument }>
  | Readonly<{ kind: 'Policy'; document: ParsedDocument; value: PolicyDocument }>
  | Readonly<{ kind: 'Resource'; document: ParsedDocument; value: ResourceDocument }>
  | Readonly<{ kind: 'Scope'; document: ParsedDocument; value: ScopeDocument }>
  | Readonly<{ kind: 'Secret'; document: ParsedDocument; value: SecretDocument }>
  | Readonly<{ kind: 'Test'; document: ParsedDocument; value: TestDocument }>
  | Readonly<{
      kind: 'User';
      document: ParsedDocument;
      value: UserDocument;
      /** The Secret that says who a LocalUser is: nothing out of it is to be shown. */
      credentials?: CredentialReference;
    }>;

/** The resource of one kind. */
export type ResourceOf<K extends Resource['kind']> = Extract<Resource, { kind: K }>;
