/** The sentences about joining two channels of one person. Kept in content/locales/<lang>/system.yaml. */
export const LINK_TEXTS = [
  'link_code',
  'link_done',
  'link_done_there',
  'link_unknown',
  'link_same',
  'link_busy',
] as const;
export type LinkText = (typeof LINK_TEXTS)[number];

/** Placeholders filled in by this room. */
export const LINK_VALUES: readonly string[] = ['code'];
