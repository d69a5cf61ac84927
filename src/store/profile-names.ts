/**
 * The variables of a person's profile that verbs of the store ask for by name; content/variables.yaml says what they
 * mean. Everything else that people tell is kept under whatever name the content gives it.
 */
export const PROFILE = {
  /** What they want to be called. */
  nickname: 'nickname',
  /** A village's id, or its name as they typed it. */
  village: 'village',
  work: 'work',
  /** How they put work that has no value of its own. */
  otherWork: 'other_work',
  /** Where they live outside the programme's villages. */
  otherPlace: 'other_place',
  /** People in their family card. */
  householdSize: 'household_size',
  /** They want no news of meetings. */
  mutesAnnouncements: 'mute_announcement',
  /** They agreed that the kader sees their status. */
  seenByKader: 'kader_sees',
} as const;

/** How the ids of flows begin that are lessons. */
export const LESSON_PREFIX = 'lesson_';
