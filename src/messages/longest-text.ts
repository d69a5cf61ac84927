/**
 * The longest text of one message that is read or passed on, in UTF-16 units. Longer ones are cut: nobody types so much
 * to a menu, work per message stays bounded, and nobody can fill another's phone. What a messenger itself takes at once
 * is the business of its channel, which splits what is too long.
 */
export const LONGEST_TEXT = 4096;
