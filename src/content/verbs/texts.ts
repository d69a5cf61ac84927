/** What steps say that have no words of their own. Kept in content/locales/<lang>/system.yaml. */
export const VERB_TEXTS = ['handoff_received', 'later_noted'] as const;
export type VerbText = (typeof VERB_TEXTS)[number];
