import type { Place } from '../diagnostic/diagnostic.ts';
import { escapePointer } from '../diagnostic/pointer.ts';
import type { PairPart, ParsedDocument } from '../document/parsed-document.ts';
import { valueAt } from '../secret/value-at.ts';

/** Where fields of the resolved model stand in a file, when not under their own name. */
const POINTERS: Readonly<Record<string, readonly string[]>> = {
  idTokenAlg: ['tokens/idToken/alg'],
  idTokenTTL: ['tokens/idToken/ttl'],
  accessTokenTTL: ['tokens/accessToken/ttl'],
  secret: ['secretHash', 'secretRef'],
  password: ['passwordHash', 'passwordRef'],
  credential: ['tokenEndpointAuthMethod', 'public', 'jwks', 'jwksURI'],
  authentication: ['tokenEndpointAuthMethod', 'public', 'type', 'jwks', 'jwksURI'],
  'keys.jwks': ['jwks'],
  'keys.jwksURI': ['jwksURI'],
  pushedRequestsOnly: ['pushedAuthorizationRequests'],
  tokensBoundTo: ['tokens/accessToken/boundTo'],
  tokenTTL: ['accessToken/ttl'],
  documentHosts: ['clientIdMetadataDocuments/hosts'],
  clientCertificate: ['listen/clientCertificate'],
  'clientCertificate.certificate': ['listen/clientCertificate/header'],
  'clientCertificate.verified': ['listen/clientCertificate/verifiedHeader'],
  webFingerDomains: ['webfinger/domains'],
  hints: ['errors/hints'],
  rotateKeysEvery: ['keys/rotateEvery'],
  applicationType: ['type', 'redirectURIs'],
  key: [],
  'ttl.accessToken': ['defaults/accessTokenTTL'],
  'ttl.idToken': ['defaults/idTokenTTL'],
  'ttl.refreshToken': ['defaults/refreshTokenTTL'],
  'ttl.session': ['defaults/sessionTTL'],
  'ttl.sessionIdle': ['defaults/sessionIdle'],
  title: ['ui/title'],
  accentColor: ['ui/accentColor'],
  logo: ['ui/logo'],
  css: ['ui/css'],
  locales: ['ui/locales'],
  trustProxy: ['listen/trustProxy'],
  listen: ['listen/address'],
  admin: ['admin/address'],
  storageURL: ['storage/url'],
  storagePassword: ['storage/passwordRef'],
  sealKeys: ['storage/sealKey'],
  signingKeys: ['keys'],
};

/** A JSON pointer into a document, and which half of the pair it names is meant. */
export type FieldPointer = Readonly<{ pointer: string; part: PairPart }>;

/** Where a field of a resource stands, or the very item of a list where one is given. */
export function placeOfField(document: ParsedDocument, path: string, item?: unknown): Place {
  const { pointer, part } = pointerOfField(document, path, item);
  return { file: document.file.path, range: document.rangeOf(pointer, part) };
}

/** What no line says comes from a preset or a type: then the line that chose it. */
export function pointerOfField(
  document: ParsedDocument,
  path: string,
  item?: unknown,
): FieldPointer {
  const own = pointersOfField(path).find(
    (candidate) => valueAt(document.value, candidate) !== undefined,
  );
  const found = own ?? FALLBACKS.find((one) => valueAt(document.value, one) !== undefined) ?? '';
  const exact = item === undefined ? found : itemPointer(document, found, item);
  const isOwn = own !== undefined && exact !== found;
  return { pointer: exact, part: isOwn ? 'value' : 'key' };
}

/** Whether a line of a file says what a field is, or chooses the preset or type that does. */
export function saysField(document: ParsedDocument, path: string): boolean {
  return [...pointersOfField(path), '/spec/app', '/spec/type'].some(
    (pointer) => valueAt(document.value, pointer) !== undefined,
  );
}

const FALLBACKS = ['/spec/app', '/spec/type', '/spec', '/metadata/name'];

/** Pointers of where a field of the resolved model may stand in a file, the likeliest first. */
export function pointersOfField(path: string): readonly string[] {
  const own = path.split('.').map(escapePointer).join('/');
  const parents = own.includes('/') ? [own.slice(0, own.lastIndexOf('/'))] : [];
  return [...(POINTERS[path] ?? []), own, ...parents].map((pointer) => `/spec/${pointer}`);
}

function itemPointer(document: ParsedDocument, pointer: string, item: unknown): string {
  const list = valueAt(document.value, pointer);
  if (!Array.isArray(list)) return pointer;
  const index = list.findIndex((one) => JSON.stringify(one) === JSON.stringify(item));
  return index < 0 ? pointer : `${pointer}/${index}`;
}
