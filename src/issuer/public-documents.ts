import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Routes } from '../resource/endpoint-routes.ts';
import { exchangeInProcess } from './answer-in-process.ts';

/** An answer that is the same for everybody who asks the same engine. */
export type PublicDocument = Readonly<{
  /** By names in lower case, those about the connection left out. */
  headers: Readonly<Record<string, string>>;
  /** Quoted (RFC 9110 section 8.8.3). */
  etag: string;
  /** Text, which goes into one write with the headers. */
  body: string;
}>;

type Handler = (...words: Parameters<RequestListener>) => unknown;

/** Where metadata is below the issuer (OpenID Connect Discovery 1.0 section 4, RFC 8414 section 3). */
export const METADATA_PATHS: readonly string[] = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
];

/** What node writes anew for each answer. */
const OF_THE_CONNECTION = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

/** What an engine says of itself, its metadata and keys: asked for once, in its own words. */
export class PublicDocuments {
  readonly #handle: Handler;
  readonly #paths: ReadonlySet<string>;
  readonly #known = new Map<string, Promise<PublicDocument | undefined>>();

  constructor(handle: Handler, { jwks }: Pick<Routes, 'jwks'>) {
    this.#handle = handle;
    this.#paths = new Set([...METADATA_PATHS, jwks]);
  }

  /** The document at a path below that of the issuer; undefined at any other path. */
  at(path: string): Promise<PublicDocument | undefined> | undefined {
    if (!this.#paths.has(path)) return undefined;
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const asked = this.#askOnce(path);
    this.#known.set(path, asked);
    return asked;
  }

  /** A failure is not kept: the engine is going to tell it to whoever asked. */
  async #askOnce(path: string): Promise<PublicDocument | undefined> {
    const document = await this.#ask(path).catch(() => undefined);
    if (document === undefined) this.#known.delete(path);
    return document;
  }

  async #ask(path: string): Promise<PublicDocument | undefined> {
    const response = await exchangeInProcess(this.#handle, { path });
    const body = await text(response);
    if (response.statusCode !== 200) return undefined;
    const kept = Object.entries(response.headers).filter(([name]) => !OF_THE_CONNECTION.has(name));
    const headers = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    return { headers: { ...headers, etag }, etag, body };
  }
}
