import type { InteractionRequest } from './interaction.ts';
import { sendPage } from './send-page.ts';
import type { Site } from './site.ts';

/**
 * Goes on after a POST with a page instead of a redirect, since `form-action 'self'` also forbids
 * the redirects that follow a form. An app on the device is opened by the engine's own redirect, and
 * another device is sent nobody: there this page only leads back to the engine.
 * @param href where the engine goes on with the sign-in
 */
export function leave(site: Site, context: InteractionRequest, href: string): void {
  const { provider, response, interaction } = context;
  const { locale, destination } = interaction;
  const host =
    destination.kind === 'site' || destination.kind === 'device'
      ? destination
      : { kind: 'site' as const, host: new URL(provider.issuer).host };
  sendPage(response, site.pages().leaving({ locale, href, host }), { secure: site.secure });
}
