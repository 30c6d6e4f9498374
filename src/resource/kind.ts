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
  ['v1 Secret', 'Secret'],
]);

/** Kinds of the language that this version reads nothing from. */
const NOT_SERVED = new Set(
  ['Group', 'Connector', 'Scope', 'Resource', 'Policy', 'Test'].map((kind) => `idpfile/v1 ${kind}`),
);

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
  if (NOT_SERVED.has(name)) return { ok: false, diagnostic: notServed(document, kind) };
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

function notServed(document: ParsedDocument, kind: string): Diagnostic {
  return diagnosticAt(document, '/kind', 'value', {
    rule: 'kind-not-served',
    message: `kind ${kind} is not yet served by this version`,
    help: 'take the file out of the directory; nothing of it would have an effect',
  });
}

function unknownKind(document: ParsedDocument, apiVersion: string, kind: string): Diagnostic {
  const names = [...KINDS.keys(), ...NOT_SERVED];
  const versions = [...new Set(names.map((name) => name.slice(0, name.indexOf(' '))))];
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
  const kinds = names.filter((name) => name.startsWith(`${apiVersion} `));
  const plain = kinds.map((name) => name.slice(apiVersion.length + 1));
  const close = nearest(kind, plain);
  return diagnosticAt(document, '/kind', 'value', {
    rule,
    message: `unknown kind ${JSON.stringify(kind)} of apiVersion ${apiVersion}`,
    help: close === undefined ? `known: ${plain.join(', ')}` : `did you mean ${close}?`,
  });
}
