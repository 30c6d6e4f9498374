import type { Place } from '../diagnostic/diagnostic.ts';
import type { ClaimMapping } from '../resource/generated/client.ts';

/** A scope of the directory's own. */
export type Scope = Readonly<{
  name: string;
  /** Words for the consent page, by language. */
  description: Readonly<Record<string, string>>;
  sensitive: boolean;
  claims: Readonly<Record<string, ClaimMapping>>;
  source: Place;
}>;
