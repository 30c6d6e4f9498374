import { addressForOtherAccount, type InteractionRequest } from './interaction.ts';
import { textsOf } from './texts.ts';

/**
 * Begins the same request anew, asking for a sign-in (OpenID Connect Core section 3.1.2.1, prompt).
 * The request of a device cannot be made again: there another sign-in takes the place of the page.
 * @returns where that is
 */
export function signInAsSomebodyElse({ provider, interaction }: InteractionRequest): string {
  if (interaction.destination.kind === 'otherDevice') return addressForOtherAccount(interaction);
  // The only parameter that may be repeated is resource (RFC 8707 section 2).
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(interaction.params)) {
    const texts = typeof value === 'string' ? [value] : textsOf(value);
    for (const text of texts) query.append(name, text);
  }
  query.set('prompt', 'login');
  return `${provider.urlFor('authorization')}?${query.toString()}`;
}
