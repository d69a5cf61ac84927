import type { ActDeclaration } from '../engine/acts.ts';
import type { Part } from '../staff/room-turn.ts';
import type { AnswerAct } from './asked.ts';
import { certify } from './course.ts';
import { keepFeedback } from './feedback.ts';
import { passOn } from './pass-on.ts';
import { answerInvitation } from './rsvp.ts';

/** What these answers need, all together. */
export type AnswerTools = Part<
  'announcements',
  'loadAnnouncement' | 'announcedPeople' | 'loadStaff' | 'getSetting' | 'cameBy'
>;

interface MeetingAct extends ActDeclaration {
  readonly carryOut: AnswerAct<AnswerTools>;
}

const wordsFollow = (carryOut: AnswerAct<AnswerTools>): MeetingAct => ({ changes: {}, leavesPlace: true, carryOut });

/** What dialogues may ask of this room: answers to an invitation, feedback, the kader's certificate, passing it on. */
export const MEETING_ACTS: ReadonlyMap<string, MeetingAct> = new Map([
  ['rsvp_yes', wordsFollow(answerInvitation('yes'))],
  ['rsvp_maybe', wordsFollow(answerInvitation('maybe'))],
  ['rsvp_no', wordsFollow(answerInvitation('no'))],
  ['event_feedback', wordsFollow(keepFeedback)],
  ['course_done', wordsFollow(certify)],
  ['invite_friend', wordsFollow(passOn)],
]);
