import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { Resource } from './resource.ts';

/** Which resource an apiVersion and a kind name. */
const KINDS: ReadonlyMap<string, Resource['kind']> = new Map([
  ['idpfile/v1 Issuer', 'Issuer'],
  ['idpfile/v1 Client', 'Client'],
  ['auth.stakater.com/v1alpha1 Client', 'Client'],
  ['idpfile/v1 User', 'User'],
  ['idpfile/v1 Group', 'Group'],
  ['idpfile/v1 Scope', 'Scope'],
  ['idpfile/v1 Resource', 'Resource'],
  ['idpfile/v1 Connector', 'Connector'],
  ['idpfile/v1 Policy', 'Policy'],
  ['idpfile/v1 Test', 'Test'],
  ['auth.stakater.com/v1alpha1 LocalUser', 'LocalUser'],
  ['v1 Secret', 'Secret'],
]);

/** All that may be written; a List is taken apart before anybody asks for its kind. */
const NAMES: readonly string[] = [...KINDS.keys(), 'v1 List'];

type KindVerdict =
  Readonly<{ ok: true; kind: Resource['kind'] }> | Readonly<{ ok: false; diagnostic: Diagnostic }>;

/** Tells the kind of a document; a typo must not lose a client, so anything unknown is an error. */
export function kindOf(document: ParsedDocument): KindVerdict {
  const { apiVersion, kind } = envelopeOf(document.value);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return { ok: false, diagnostic: missingEnvelope(document, { apiVersion, kind }) };
  }
  const name = `${apiVersion} ${kind}`;
  const known = KINDS.get(name);
  if (known !== undefined) return { ok: true, kind: known };
  return { ok: false, diagnostic: unknownKind(document, apiVersion, kind) };
}

function envelopeOf(value: unknown): { apiVersion?: unknown; kind?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function missingEnvelope(
  document: ParsedDocument,
  found: Readonly<{ apiVersion?: unknown; kind?: unknown }>,
): Diagnostic {
  const field = typeof found.apiVersion === 'string' ? 'kind' : 'apiVersion';
  const present = found[field] !== undefined;
  return diagnosticAt(document, present ? `/${field}` : '', 'value', {
    rule: 'unknown-kind',
    message: present ? `${field} must be a text` : `the document has no ${field}`,
    help: 'begin it with "apiVersion: idpfile/v1" and "kind: Client" (or Issuer, User), or "apiVersion: v1" and "kind: Secret"',
  });
}

function unknownKind(document: ParsedDocument, apiVersion: string, kind: string): Diagnostic {
  const versions = [...new Set(NAMES.map((name) => splitName(name).apiVersion))];
  const rule = 'unknown-kind';
  if (kind.startsWith('ENC[')) {
    return diagnosticAt(document, '/kind', 'value', {
      rule,
      message: 'the whole file is encrypted, its kind included',
      help: 'let .sops.yaml encrypt the values only: encrypted_regex: ^(data|stringData)$',
    });
  }
  if (!versions.includes(apiVersion)) {
    const close = nearest(apiVersion, versions);
    return diagnosticAt(document, '/apiVersion', 'value', {
      rule,
      message: `unknown apiVersion ${JSON.stringify(apiVersion)}`,
      help: close === undefined ? `known: ${versions.join(', ')}` : `did you mean ${close}?`,
    });
  }
  return diagnosticAt(document, '/kind', 'value', {
    rule,
    message: `unknown kind ${JSON.stringify(kind)} of apiVersion ${apiVersion}`,
    help: helpForKind(apiVersion, kind),
  });
}

/** A kind of this apiVersion that is near, else one of another apiVersion, else all of this one. */
function helpForKind(apiVersion: string, kind: string): string {
  const names = NAMES.map(splitName);
  const here = names.filter((name) => name.apiVersion === apiVersion).map((name) => name.kind);
  const close = nearest(kind, here);
  if (close !== undefined) return `did you mean ${close}?`;
  const elsewhere = nearest(
    kind,
    names.map((name) => name.kind),
  );
  const home = names.find((name) => name.kind === elsewhere);
  if (home !== undefined) return `did you mean ${home.kind} of apiVersion ${home.apiVersion}?`;
  // What the Kubernetes API itself answers, before kubectl makes a List of it.
  const isList = here.some((name) => kind === `${name}List`);
  return isList ? 'write kind: List of apiVersion v1' : `known: ${here.join(', ')}`;
}

function splitName(name: string): Readonly<{ apiVersion: string; kind: string }> {
  const space = name.indexOf(' ');
  return { apiVersion: name.slice(0, space), kind: name.slice(space + 1) };
}
