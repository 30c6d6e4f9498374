import type { ParsedDocument } from '../../document/parsed-document.ts';
import { authMethodOf } from '../../resource/client-auth-method.ts';
import type { ExpandedClient } from '../../resource/expand-client.ts';
import type { ClientSpec } from '../../resource/generated/client.ts';
import type { Resource } from '../../resource/resource.ts';
import { needsSecret } from '../../snapshot/build-credential.ts';
import { lineOf, type ShownField } from './shown-field.ts';

type SecretRef = NonNullable<ClientSpec['secretRef']>;

/** The fields that hold or name secrets: what is said of them, they are not printed. */
export const CREDENTIAL_FIELDS: ReadonlySet<string> = new Set([
  'secretHash',
  'secretRef',
  'previousSecrets',
  'jwks',
  'tokenEndpointAuthMethod',
]);

/** How the client proves who it is, each secret by its kind alone. */
export function credentialFields(
  { spec }: ExpandedClient,
  metadataName: string,
  document: ParsedDocument,
  resources: readonly Resource[],
): readonly ShownField[] {
  const { secretHash, secretRef, previousSecrets = [], jwks } = spec;
  const given = (name: string, value: unknown): ShownField => ({
    name,
    value,
    origin: lineOf(document, `/spec/${name.replaceAll('.', '/')}`),
  });
  const implied = secretRef === undefined && needsSecret(spec);
  return [
    methodOf(spec, document),
    ...(secretHash === undefined ? [] : [given('secretHash', kindOfHash(secretHash))]),
    ...(secretRef === undefined ? [] : [given('secretRef', nameOf(secretRef, resources))]),
    ...(implied ? [impliedSecret({ name: metadataName }, resources)] : []),
    ...previousSecrets.map((previous, index) => {
      const kind =
        previous.secretHash === undefined
          ? nameOf(previous.secretRef ?? { name: metadataName }, resources)
          : kindOfHash(previous.secretHash);
      return given(`previousSecrets.${index}`, `${kind} until ${previous.expiresAt}`);
    }),
    ...(jwks === undefined ? [] : [given('jwks', countOfKeys(jwks.keys.length))]),
  ];
}

function methodOf(spec: ExpandedClient['spec'], document: ParsedDocument): ShownField {
  const name = 'tokenEndpointAuthMethod';
  const { tokenEndpointAuthMethod: value } = spec;
  if (value !== undefined) return { name, value, origin: lineOf(document, `/spec/${name}`) };
  const implied = authMethodOf(spec);
  if (implied !== 'client_secret_basic') {
    return { name, value: implied, origin: { kind: 'inferred' } };
  }
  return { name, value: 'client_secret_basic or client_secret_post', origin: { kind: 'default' } };
}

function impliedSecret(ref: SecretRef, resources: readonly Resource[]): ShownField {
  return { name: 'secretRef', value: nameOf(ref, resources), origin: { kind: 'default' } };
}

/** `bcrypt hash`, `argon2id hash`: the scheme, with or without a dollar sign, never what follows it. */
function kindOfHash(hash: string): string {
  const scheme = /^\$?([a-z0-9]+)/.exec(hash)?.[1] ?? 'unknown';
  return `${/^2[abxy]?$/.test(scheme) ? 'bcrypt' : scheme} hash`;
}

function nameOf({ name, key = 'secret' }: SecretRef, resources: readonly Resource[]): string {
  const secret = resources.find(
    (resource) => resource.kind === 'Secret' && resource.value.metadata.name === name,
  );
  if (secret?.kind !== 'Secret') return `secret ${name}/${key}, which is not declared`;
  const kind = secret.value.sops === undefined ? 'unencrypted' : 'sops';
  return `${kind} secret ${name}/${key}`;
}

const countOfKeys = (count: number) => `${count} public key${count === 1 ? '' : 's'}`;
