import type { AgreedSettings } from './agreed-settings.ts';
import type { Question } from './crew.ts';

/** What a worker is told. */
export type Order =
  | Readonly<{ kind: 'begin'; leads: boolean; agreed: AgreedSettings | undefined }>
  | Readonly<{ kind: 'lead' }>
  | Readonly<{ kind: 'stop' }>
  /** To be answered with a notice of the same id. */
  | Readonly<{ kind: 'question'; id: number; question: Question }>
  /** What all have answered to what this worker asked under the id. */
  | Readonly<{ kind: 'answers'; id: number; answers: readonly unknown[] }>;

/** What a worker tells. */
export type Notice =
  | Readonly<{ kind: 'serves'; settings: AgreedSettings }>
  | Readonly<{ kind: 'ask'; id: number; question: Question }>
  /** Without a value where it could not be answered. */
  | Readonly<{ kind: 'answer'; id: number; value?: unknown }>;

const ORDERS = new Set(['begin', 'lead', 'stop', 'question', 'answers']);
const NOTICES = new Set(['serves', 'ask', 'answer']);

/** Both ends are the same program: what is of a kind that it knows has its shape. */
export function isOrder(message: unknown): message is Order {
  return ORDERS.has(kindOf(message));
}

export function isNotice(message: unknown): message is Notice {
  return NOTICES.has(kindOf(message));
}

function kindOf(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return '';
  return String(message.kind);
}
