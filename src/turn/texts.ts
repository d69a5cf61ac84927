/** The sentences that the turn says beside the dialogues. Kept in content/locales/<lang>/system.yaml. */
export const TURN_TEXTS = [
  'scrubbed',
  'fallback',
  'clarify',
  'emergency',
  'danger_first',
  'outside',
  'handoff_offer',
  'ask_human',
  'resume_to',
  'data_intro',
  'data_line',
  'data_quiz',
  'data_consent',
  'data_messages',
  'data_outro',
  'progress_none',
  'progress_line',
  'media_received',
  'sticker_received',
  'voice_received',
  'location_received',
  'contact_received',
  'edited_received',
  'erase_proof',
  'data_none',
  'started_again',
  'dismissed',
] as const;
export type TurnText = (typeof TURN_TEXTS)[number];

/** Placeholders that the turn fills in. */
export const TURN_VALUES: readonly string[] = [
  'title',
  'right',
  'total',
  'rows',
  'label',
  'value',
  'phase',
  'date',
  'count',
];
