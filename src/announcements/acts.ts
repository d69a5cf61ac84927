import type { ActDeclaration } from '../engine/acts.ts';

const WORDS_FOLLOW: ActDeclaration = { changes: {}, leavesPlace: true };

/** What dialogues may ask of this room: answers to an invitation, feedback, the kader's certificate, passing it on. */
export const MEETING_ACTS: ReadonlyMap<string, ActDeclaration> = new Map(
  ['rsvp_yes', 'rsvp_maybe', 'rsvp_no', 'event_feedback', 'course_done', 'invite_friend'].map((act) => [
    act,
    WORDS_FOLLOW,
  ]),
);
