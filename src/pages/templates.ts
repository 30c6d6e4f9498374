import { readFileSync } from 'node:fs';
import { Eta } from 'eta';

const TEMPLATE_NAMES = [
  'layout',
  'mark',
  'scope',
  'sign-in',
  'consent',
  'not-allowed',
  'user-code',
  'device-confirm',
  'message',
  'leaving',
  'sign-out',
  'signed-out',
  'error',
  'not-found',
  'home',
  'demo',
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** Prints a template; what it prints of the model is escaped, save for `Markup`. */
export type RenderTemplate = (name: TemplateName, model: object) => string;

/** Reads and compiles all templates. They lie beside this file, in `src/` as in `dist/`. */
export function readTemplates(): RenderTemplate {
  const eta = new Eta({ autoEscape: true });
  for (const name of TEMPLATE_NAMES) {
    const file = new URL(`templates/${name}.eta`, import.meta.url);
    eta.loadTemplate(`@${name}`, readFileSync(file, 'utf8'));
  }
  return (name, model) => eta.render(`@${name}`, model);
}
