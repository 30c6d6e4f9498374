import type { RuleName } from '../diagnostic/rules.ts';
import { contrastOf, READABLE, readableOn } from './contrast.ts';
import type { IssuerSpec } from './generated/issuer.ts';

type Fault = Readonly<{ rule: RuleName; at: string; message: string; help: string }>;

/** The darkest ground of the pages in light mode; white text on the colour is easier still. */
export const LIGHT_GROUND = '#f3f5f8';

/** Whether people can read what the issuer wants to be seen. */
export function faultsOfLook({ accentColor }: NonNullable<IssuerSpec['ui']> = {}): Fault[] {
  if (accentColor === undefined) return [];
  const contrast = contrastOf(accentColor, LIGHT_GROUND);
  if (contrast >= READABLE) return [];
  return [
    {
      rule: 'unreadable-color',
      at: 'ui/accentColor',
      message: `${accentColor} has a contrast of ${contrast.toFixed(1)} on our pages, and text needs ${READABLE}`,
      help: `take a darker one, such as ${readableOn(LIGHT_GROUND, accentColor, '#000000')}`,
    },
  ];
}
