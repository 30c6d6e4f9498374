import { mixed, readableOn } from '../resource/contrast.ts';

/** The lightest ground of the pages in dark mode. */
const DARK_GROUND = '#1f262f';

/**
 * The style of a colour for buttons and links. In dark mode it is lightened until it can be read
 * there; that it can be read in light mode, the file was checked for.
 */
export function accentStyle(color: string): string {
  const lightened = readableOn(DARK_GROUND, color, '#ffffff');
  return `
:root {
  --accent: ${color};
  --hover: ${mixed(color, '#000000', 0.2)};
}

@media (prefers-color-scheme: dark) {
  :root {
    --accent: ${lightened};
    --hover: ${mixed(lightened, '#ffffff', 0.3)};
    --on-accent: #0b1a33;
  }
}
`;
}
