import { printable } from '../diagnostic/printable.ts';
import { MOST_CLIENTS } from '../http/holdings-limit.ts';
import type { Holding } from '../store/store.ts';
import { isStatusReport } from './is-status-report.ts';
import type { StatusReport } from './status-report.ts';

/** Asks a running server, over its admin listener. */
export type AdminClient = Readonly<{
  /** @throws AdminUnavailable */
  status(withinMs?: number): Promise<StatusReport>;
  /**
   * Has the server read its directory anew; resolves to how things stand afterwards.
   * @param accept the revision that is held, or its beginning, to take it over
   * @throws AdminUnavailable
   * @throws AdminRefused when that revision is not the one that is held
   */
  reload(accept?: string): Promise<StatusReport>;
  /**
   * What people have with these clients, which would end with them; only of those that have something.
   * @throws AdminUnavailable
   */
  holdings(clientIds: readonly string[]): Promise<ReadonlyMap<string, Holding>>;
}>;

/** No server answers at an address, or another program does. */
export class AdminUnavailable extends Error {
  override readonly name = 'AdminUnavailable';
  readonly code = 'admin-unavailable';
}

/** The server answers, and does not do what it was asked for. */
export class AdminRefused extends Error {
  override readonly name = 'AdminRefused';
  readonly code = 'admin-refused';
}

const STATUS_WITHIN_MS = 10_000;
/** A hundred thousand files on a cold disk take a while. */
const RELOAD_WITHIN_MS = 120_000;

/** A store of a million rows is walked over. */
const HOLDINGS_WITHIN_MS = 60_000;

const POST_JSON = { method: 'POST', headers: { 'content-type': 'application/json' } } as const;

const WHERE = 'give its spec.admin.address with --server or IDPFILE_ADMIN';

/**
 * @param server where the admin listener is, such as `http://127.0.0.1:9090`
 * @throws AdminUnavailable when it holds a password: fetch takes none
 */
export function createAdminClient(server: URL): AdminClient {
  if (server.username !== '' || server.password !== '') {
    throw new AdminUnavailable('the URL of the server may not hold a user name or password');
  }
  const base = server.href.endsWith('/') ? server.href : `${server.href}/`;
  return {
    status: async (withinMs = STATUS_WITHIN_MS) =>
      reportIn(await send(new URL('status.json', base), {}, withinMs)),
    reload: async (accept) => {
      const request = {
        ...POST_JSON,
        body: JSON.stringify({ accept }),
      };
      const answer = await send(new URL('reload', base), request, RELOAD_WITHIN_MS);
      const refusal = refusalIn(answer);
      if (refusal !== undefined) throw new AdminRefused(`the server refuses: ${refusal}`);
      return reportIn(answer);
    },
    holdings: async (clientIds) => {
      const found = new Map<string, Holding>();
      for (let from = 0; from < clientIds.length; from += MOST_CLIENTS) {
        const clients = clientIds.slice(from, from + MOST_CLIENTS);
        const request = { ...POST_JSON, body: JSON.stringify({ clients }) };
        const answer = await send(new URL('holdings', base), request, HOLDINGS_WITHIN_MS);
        for (const [id, holding] of holdingsIn(answer)) found.set(id, holding);
      }
      return found;
    },
  };
}

/** What came back; the body is undefined where it is no JSON. */
type Answer = Readonly<{ from: string; status: number; body: unknown }>;

function reportIn(answer: Answer): StatusReport {
  if (answer.status === 200 && isStatusReport(answer.body)) return answer.body;
  throw stranger(answer);
}

function stranger({ from, status }: Answer): AdminUnavailable {
  return new AdminUnavailable(
    `what answers at ${from} is not the admin listener of this version of idpfile (status ${status}): ${WHERE}`,
  );
}

function holdingsIn(answer: Answer): readonly (readonly [string, Holding])[] {
  const { status, body } = answer;
  const isTold = status === 200 && typeof body === 'object' && body !== null && 'clients' in body;
  const clients = isTold ? body.clients : undefined;
  if (typeof clients !== 'object' || clients === null) throw stranger(answer);
  return Object.entries(clients).map(([id, holding]) => {
    if (!isHolding(holding)) throw stranger(answer);
    return [id, holding];
  });
}

function isHolding(value: unknown): value is Holding {
  if (typeof value !== 'object' || value === null) return false;
  return ['sessions', 'refreshTokens'].every((name) => Number.isInteger(Reflect.get(value, name)));
}

function refusalIn({ status, body }: Answer): string | undefined {
  if (status < 400 || typeof body !== 'object' || body === null) return undefined;
  return 'error' in body && typeof body.error === 'string' ? printable(body.error) : undefined;
}

async function send(url: URL, request: RequestInit, withinMs: number): Promise<Answer> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(url, { ...request, signal });
    const body = parseJSON(await response.text());
    return { from: url.origin, status: response.status, body };
  } catch (cause) {
    throw new AdminUnavailable(
      `no answer from ${url.origin} (${reasonOf(cause)}): is the server running? Else ${WHERE}`,
      { cause },
    );
  }
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch hides in the cause why it failed. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown error';
  if (thrown.name === 'TimeoutError') return 'it took too long';
  const { cause } = thrown;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return thrown.message;
}
