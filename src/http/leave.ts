import type { Destination } from '../pages/destination.ts';
import type { InteractionRequest } from './interaction.ts';
import { sendPage } from './send-page.ts';
import type { Site } from './site.ts';

/**
 * Goes on after a POST with a page instead of a redirect, since `form-action 'self'` also forbids
 * the redirects that follow a form.
 * @param href where the engine goes on with the sign-in
 */
export function leave(site: Site, context: InteractionRequest, href: string): void {
  const { response, interaction } = context;
  const { locale, destination } = interaction;
  const host = isApp(destination)
    ? { kind: 'site' as const, host: new URL(href).host }
    : destination;
  sendPage(response, site.pages().leaving({ locale, href, host }), { secure: site.secure });
}

/** An app is opened by the engine's own redirect; this page only leads back to the engine. */
const isApp = ({ kind }: Destination) => kind === 'app';
