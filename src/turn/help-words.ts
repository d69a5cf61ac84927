import type { Draft } from './draft.ts';

/** Where the last free words stand, and since when: what a mentor is told when a human is asked for right after. */
export const HELP_WORDS = 'help_words';
export const HELP_WORDS_AT = 'help_words_at';

/** A person who asks for a human next need not say it again. `now` is UTC milliseconds. */
export function noteHelpWords(draft: Draft, text: string, now: number): void {
  draft.remember({ [HELP_WORDS]: text, [HELP_WORDS_AT]: now });
}
