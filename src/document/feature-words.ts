/** What to do instead of an anchor, an alias or a merge key. */
export const ALIAS_HELP = 'write the value out; if it is meant as text, put it in quotes';

/** What to do instead of a tag. */
export const TAG_HELP = 'remove it; if it is meant as text, put the value in quotes';
