/** HTML that is ready to be printed as it is: made in this file, from escaped text, and nowhere else. */
export type Markup = Readonly<{ html: string }>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** A name somebody chose: emphasised, and unable to turn the direction of the text around it. */
export function bold(text: string): Markup {
  return { html: `<b dir="auto">${escapeText(text)}</b>` };
}

/** A host of which each label stays in one piece, so that no line break can make up another name. */
export function boldHost(host: string): Markup {
  const labels = host.split(/(?<=\.)/).map((label) => `<span>${escapeText(label)}</span>`);
  return { html: `<b class="host" dir="ltr">${labels.join('')}</b>` };
}
