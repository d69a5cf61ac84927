/** The sentences about joining two channels of one person. Kept in content/locales/<lang>/system.yaml. */
export const LINK_TEXTS = [
  'link_code',
  'link_typed',
  'link_ask',
  'link_yes',
  'link_no',
  'link_done',
  'link_done_there',
  'link_keeps',
  'link_refused',
  'link_refused_there',
  'link_gone',
  'link_unknown',
  'link_slow',
  'link_same',
  'link_channel',
  'link_busy',
  'link_staff',
  'link_before_staff',
  'link_owner',
  'link_merge',
  'link_merge_there',
  'link_somebody',
  'cut_none',
  'cut_back',
  'cut_new',
  'cut_owner',
  'cut_before_erasing',
  'cut_erased',
] as const;
export type LinkText = (typeof LINK_TEXTS)[number];

/** Placeholders filled in by this room. */
export const LINK_VALUES: readonly string[] = ['code', 'name', 'channel'];
