import type { InteractionRequest } from './interaction.ts';
import { textsOf } from './texts.ts';

/**
 * Begins the same request anew, asking for a sign-in (OpenID Connect Core section 3.1.2.1, prompt).
 * @returns where that is
 */
export function signInAsSomebodyElse({ provider, interaction }: InteractionRequest): string {
  // The only parameter that may be repeated is resource (RFC 8707 section 2).
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(interaction.params)) {
    const texts = typeof value === 'string' ? [value] : textsOf(value);
    for (const text of texts) query.append(name, text);
  }
  query.set('prompt', 'login');
  return `${provider.urlFor('authorization')}?${query.toString()}`;
}
