import type { PageContent, PageView, Writing } from './page.ts';
import { fullTime } from './time.ts';

export type ErrorView = PageView &
  Readonly<{
    /** 400 and above. */
    status: number;
    /** The error code of OAuth or OpenID Connect, or `session_expired`. */
    error: string;
    /** The engine's own words; shown as text, and only when they cannot pass for ours. */
    description?: string | undefined;
    /** What finds this error in the log: `E-7K3F-92`. */
    reference: string;
    time: Date;
    client?: Readonly<{ name: string }> | undefined;
    /** In what alone the return address of the app differs from a registered one. */
    hint?: RedirectHint | undefined;
  }>;

/** In what two addresses differ. */
export type RedirectHint =
  'scheme' | 'slash' | 'port' | 'www' | 'loopback' | 'case' | 'query' | 'spelling';

type Story =
  'redirect' | 'client' | 'request' | 'scope' | 'denied' | 'interaction' | 'expired' | 'busy';

// RFC 6749 §4.1.2.1, RFC 8628 §3.5, RFC 8707 §2, RFC 9101 §6, OpenID Connect Core §3.1.2.6
const STORY_BY_CODE: ReadonlyMap<string, Story> = new Map([
  ['invalid_redirect_uri', 'redirect'],
  ['invalid_client', 'client'],
  ['unauthorized_client', 'client'],
  ['invalid_request', 'request'],
  ['invalid_request_object', 'request'],
  ['invalid_request_uri', 'request'],
  ['request_not_supported', 'request'],
  ['request_uri_not_supported', 'request'],
  ['registration_not_supported', 'request'],
  ['unsupported_response_type', 'request'],
  ['unsupported_response_mode', 'request'],
  ['unmet_authentication_requirements', 'request'],
  ['invalid_scope', 'scope'],
  ['invalid_target', 'scope'],
  ['invalid_authorization_details', 'scope'],
  ['access_denied', 'denied'],
  ['login_required', 'interaction'],
  ['interaction_required', 'interaction'],
  ['consent_required', 'interaction'],
  ['account_selection_required', 'interaction'],
  ['session_expired', 'expired'],
  ['expired_token', 'expired'],
  ['temporarily_unavailable', 'busy'],
  ['slow_down', 'busy'],
]);

/** What happened and what to do about it, in words that fit the code. */
export function writeError(view: ErrorView, { words }: Writing): PageContent {
  const story = STORY_BY_CODE.get(view.error) ?? 'general';
  const heading = words.text(`error.${story}.heading`);
  return {
    status: view.status,
    title: words.text('title.error', { title: heading }),
    template: 'error',
    model: {
      view,
      heading,
      happened: words.text(`error.${story}.happened`),
      remedy: words.text(`error.${story}.remedy`),
      hint: view.hint && words.text(`error.hint.${view.hint}`),
      time: { machine: view.time.toISOString(), human: fullTime(view.time, view.locale) },
      details: [view.error, view.description].filter(isPlainRemark),
    },
  };
}

// The characters of RFC 6749 §4.1.2.1, and nothing that reads like an address or a long speech.
function isPlainRemark(text: string | undefined): text is string {
  if (text === undefined || /[/@]|\w\.\w/.test(text)) return false;
  return /^[\x20-\x21\x23-\x5B\x5D-\x7E]{1,160}$/.test(text);
}
