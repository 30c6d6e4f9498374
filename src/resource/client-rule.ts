import type { RuleName } from '../diagnostic/rules.ts';
import type { ExpandedClient } from './expand-client.ts';
import type { ClientSpec } from './generated/client.ts';

/** Something wrong with a client. */
export type Finding = Readonly<{
  rule: RuleName;
  /** JSON pointer below `/spec/`, such as `previousSecrets/0`; spec itself when left out. */
  at?: string;
  message: string;
  help?: string;
}>;

/** Looks at a client as a whole: with everything filled in, and as its file has it. */
export type ClientRule = (client: ExpandedClient, declared: ClientSpec) => readonly Finding[];
