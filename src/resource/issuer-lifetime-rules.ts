import type { RuleName } from '../diagnostic/rules.ts';
import { secondsOf } from './duration.ts';
import type { IssuerSpec } from './generated/issuer.ts';

type Fault = Readonly<{ rule: RuleName; at: string; message: string; help: string }>;

/** A lifetime that another one leaves without an effect. */
export function faultsOfLifetimes({
  sessionTTL = '14d',
  sessionIdle,
}: NonNullable<IssuerSpec['defaults']> = {}): Fault[] {
  if (sessionIdle === undefined || secondsOf(sessionIdle) < secondsOf(sessionTTL)) return [];
  return [
    {
      rule: 'contradiction',
      at: 'defaults/sessionIdle',
      message: `sessions end ${sessionTTL} after the sign-in, so that none is unused for ${sessionIdle}`,
      help: 'make sessionIdle shorter than sessionTTL, or delete it',
    },
  ];
}
