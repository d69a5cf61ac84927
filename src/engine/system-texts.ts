/** The sentences that the engine says itself. Kept in content/locales/<lang>/system.yaml beside those of the rooms. */
export const SYSTEM_TEXTS = [
  'caveat',
  'not_understood',
  'ambiguous',
  'which_village',
  'number_please',
  'number_too_low',
  'number_too_high',
  'date_please',
  'date_out_of_range',
  'month_please',
  'text_too_long',
  'text_too_short',
  'only_children',
  'months_unsure',
  'sum_meant',
  'no_such_day',
  'stale_choice',
  'cannot_skip',
  'nothing_to_go_back_to',
  'nothing_to_resume',
  'nothing_to_repeat',
  'resume_offer',
  'resume_yes',
  'resume_no',
  'flow_changed',
  'went_wrong',
] as const;
export type SystemText = (typeof SYSTEM_TEXTS)[number];

/** Placeholders that the engine fills in. */
export const SYSTEM_VALUES: readonly string[] = ['min', 'max', 'options', 'title', 'count', 'sum'];
