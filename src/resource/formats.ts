import { isIP } from 'node:net';
import { passwordHashProblem } from '../secret/password-hash.ts';
import { durationProblem } from './duration.ts';
import { includePatternProblem } from './include-pattern.ts';
import { redirectURIProblem } from './redirect-uri.ts';

/** What is wrong with a text, as the rest of a sentence that begins with it; undefined when nothing is. */
type Problem = (text: string) => string | undefined;

/**
 * The string formats of `schemas/`. One table serves the validator, which asks whether there is a
 * problem, and the message, which says what it is.
 */
export const FORMAT_PROBLEMS = {
  'redirect-uri': redirectURIProblem,
  'web-url': webURLProblem,
  'https-url': httpsURLProblem,
  'issuer-url': issuerURLProblem,
  'listen-address': listenAddressProblem,
  'listen-address-or-off': (text) => (text === 'off' ? undefined : listenAddressProblem(text)),
  'ip-network': networkProblem,
  'email-address': emailProblem,
  'password-hash': passwordHashProblem,
  'duration-with-unit': durationProblem,
  'duration-or-never': (text) => (text === 'never' ? undefined : durationProblem(text)),
  'app-url': appURLProblem,
  origin: originProblem,
  'endpoint-path': endpointPathProblem,
  'resource-uri': resourceURIProblem,
  timestamp: timestampProblem,
  'include-pattern': includePatternProblem,
} as const satisfies Record<string, Problem>;

export type FormatName = keyof typeof FORMAT_PROBLEMS;

/** The same table in the form a JSON Schema validator asks for. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = Object.fromEntries(
  Object.entries(FORMAT_PROBLEMS).map(([name, problem]) => [
    name,
    (text: string) => problem(text) === undefined,
  ]),
);

function webURLProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null) return 'is not an absolute URL: add the scheme, for example https://';
  const { protocol, username } = url;
  if (protocol !== 'https:' && protocol !== 'http:') return 'must be an https or http URL';
  return username === '' ? undefined : 'carries a user name';
}

function httpsURLProblem(text: string): string | undefined {
  const isPlain = URL.parse(text)?.protocol === 'http:';
  return isPlain ? 'must be an https URL' : webURLProblem(text);
}

/** OpenID Connect Discovery 1.0 section 3: no query, no fragment; https but for loopback. */
function issuerURLProblem(text: string): string | undefined {
  const problem = webURLProblem(text);
  if (problem !== undefined) return problem;
  const url = new URL(text);
  if (/[?#]/.test(text)) return 'has a query or fragment; an issuer identifier has neither';
  if (text.endsWith('/')) return 'ends in a slash; apps compare it exactly, so leave it out';
  if (url.href !== text && url.href !== `${text}/`)
    return `is not in its usual form; write ${url.href}`;
  return undefined;
}

function listenAddressProblem(text: string): string | undefined {
  const match = /^(\[[0-9a-fA-F:]+\]|[^:\s]+):(\d{1,5})$/.exec(text);
  if (!match) return 'is not host:port, such as 0.0.0.0:8080 or [::]:8080';
  return Number(match[2]) <= 65_535 ? undefined : 'has a port above 65535';
}

function networkProblem(text: string): string | undefined {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) {
    return 'is not an IP address or network, such as 10.0.0.0/8';
  }
  if (bits === undefined) return undefined;
  const limit = version === 4 ? 32 : 128;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= limit
    ? undefined
    : `has a prefix length outside 0 to ${limit}`;
}

function emailProblem(text: string): string | undefined {
  return /^[^\s@]+@[^\s@]+$/.test(text) ? undefined : 'is not an email address';
}

/** Presets put paths behind it. */
function appURLProblem(text: string): string | undefined {
  const problem = webURLProblem(text);
  if (problem !== undefined) return problem;
  if (/[?#]/.test(text)) return 'has a query or fragment';
  return text.endsWith('/') ? 'ends in a slash; leave it out' : undefined;
}

/** RFC 6454 section 6.2. */
function originProblem(text: string): string | undefined {
  const problem = webURLProblem(text);
  if (problem !== undefined) return problem;
  const { origin } = new URL(text);
  return origin === text ? undefined : `is not an origin; write ${origin}`;
}

function endpointPathProblem(text: string): string | undefined {
  if (!/^(?:\/[\w.~-]+)+$/.test(text)) {
    return 'is not a path such as /oauth2/token, of letters, digits and - . _ ~';
  }
  return /\/\.{1,2}(?:\/|$)/.test(text) ? 'has . or .. in it' : undefined;
}

/** RFC 8707 section 2. */
function resourceURIProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is not an absolute URI';
  return text.includes('#') ? 'has a fragment' : undefined;
}

/** RFC 3339 section 5.6, with the zone. */
function timestampProblem(text: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `lacks the time: write ${text}T00:00:00Z`;
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  return form.test(text) && !Number.isNaN(Date.parse(text))
    ? undefined
    : 'is not a time such as 2026-12-01T00:00:00Z';
}
