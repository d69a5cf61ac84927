import { randomBytes, randomInt } from 'node:crypto';
import { listComing, takeAttendance, takeGuests, tickPerson } from './announcements/attendance.ts';
import { cancelMeeting, confirmCancel, takePlace, takeWhen } from './announcements/change-meeting.ts';
import { composeDeeds, composeRoom } from './announcements/compose-room.ts';
import { course } from './announcements/course.ts';
import { deliveryJobs } from './announcements/deliver.ts';
import { createMeetingDesk } from './announcements/meeting-desk.ts';
import { listMeetings, showMeeting } from './announcements/meetings.ts';
import { poster } from './announcements/poster.ts';
import { watchDeeds, watchJobs } from './announcements/watch-list.ts';
import { unaskedMeasures, type UnaskedMeasures } from './channels/traits.ts';
import type { Content } from './content/load/load.ts';
import { courseProgress } from './evaluation/course-progress.ts';
import { meetingReport } from './evaluation/meeting-report.ts';
import { readSummary } from './evaluation/mentoring-summary.ts';
import { readWeek, weeklyDigest, weeklyRoom } from './evaluation/weekly-room.ts';
import type { FiringJob } from './deeds/job.ts';
import { mentorDeeds, mentorJobs, mentorRoom } from './mentoring/mentor/mentor-room.ts';
import { AlertPace } from './mentoring/ticket/alert-pace.ts';
import { clockJobs } from './mentoring/ticket/clock.ts';
import { relayFailed } from './mentoring/ticket/relay-failed.ts';
import { visitJobs } from './mentoring/ticket/visit-jobs.ts';
import { workerAnswers } from './mentoring/worker/answers.ts';
import { createWorkerDesk } from './mentoring/worker/worker-desk.ts';
import { createLinkDesk } from './people/link-desk.ts';
import { createOwnDataDesk } from './people/own-data.ts';
import { LINK_TEXTS } from './people/texts.ts';
import { menuOf, type AnyDeed } from './staff/deed.ts';
import { createJobDesk } from './staff/job-desk.ts';
import { leavingDeeds, ownDeeds } from './staff/own-deeds.ts';
import { staffBlocked, staffJobs, staffListDeeds } from './staff/remove-staff.ts';
import { RoomTurn, type RoomStore, type TurnOf } from './staff/room-turn.ts';
import { createStaffDesk } from './staff/staff-desk.ts';
import type { StaffRoom } from './staff/staff-room.ts';
import type { Staff } from './store/staff.ts';
import type { Aftermath } from './store/outbox.ts';
import type { Desk } from './turn/desk.ts';
import { dialogueJobs } from './turn/fire-job.ts';

/** Everything that can stand on a button, be typed or be offered, in the order of the staff's menu. */
export const allDeeds: readonly AnyDeed<RoomTurn>[] = [
  ...mentorDeeds,
  readSummary,
  ...composeDeeds,
  listMeetings,
  showMeeting,
  listComing,
  takeAttendance,
  tickPerson,
  takeGuests,
  takeWhen,
  takePlace,
  confirmCancel,
  cancelMeeting,
  meetingReport,
  ...watchDeeds,
  poster,
  course,
  courseProgress,
  readWeek,
  ...ownDeeds,
  ...staffListDeeds,
  ...leavingDeeds,
  ...workerAnswers,
];

/** Everything that rooms beside the dialogues do later. */
export const allJobs: readonly FiringJob<RoomTurn>[] = [
  ...clockJobs,
  ...visitJobs,
  relayFailed,
  ...mentorJobs,
  ...deliveryJobs,
  ...watchJobs,
  weeklyDigest,
  ...staffJobs,
];

/** What follows when a message cannot be delivered. */
export const aftermath: Aftermath = {
  staffBlocked: staffBlocked.of({}),
  notPassedOn: (ticket) => relayFailed.of({ ticket }),
};

const staffRooms: readonly StaffRoom<RoomTurn>[] = [mentorRoom, composeRoom, weeklyRoom];

export interface RoomsOptions {
  readonly store: RoomStore;
  readonly content: () => Pick<Content, 'mentoring' | 'announcements' | 'sentences' | 'words'>;
  /** An unguessable string for a button; given so that tests need no real randomness. */
  readonly newToken?: () => string;
  /** What the operator allows the channels; without it the channels' own measures. */
  readonly measures?: UnaskedMeasures;
}

/**
 * The rooms beside the dialogues. Here alone a turn and the store are whole: each room, deed and job names the part of
 * them that it is given. Jobs and endings reach them in this order; where they answer is the route's business.
 */
export function createRooms({ store, content, measures = unaskedMeasures(), ...options }: RoomsOptions): Desk[] {
  const announcements = () => content().announcements;
  const tools = {
    store,
    book: () => content().mentoring,
    announcements,
    measures,
    works: () => content().words.variables.get('work')?.values ?? {},
    alertPace: new AlertPace(),
    newToken: options.newToken ?? (() => randomBytes(18).toString('base64url')),
    menu: (staff: Staff) => menuOf(allDeeds, staff),
  };
  const turnOf: TurnOf<RoomTurn> = (dialogue, staff) => new RoomTurn(dialogue, tools, staff);
  return [
    createJobDesk({ store, turnOf, jobs: allJobs, dialogueJobs, rooms: staffRooms }),
    createLinkDesk({
      store,
      texts: () => content().sentences.of(LINK_TEXTS),
      randomInt: (below) => randomInt(below),
    }),
    createStaffDesk({ store, turnOf, deeds: allDeeds, rooms: staffRooms }),
    createWorkerDesk({ store, turnOf }),
    createMeetingDesk({ store, announcements }),
    createOwnDataDesk(store),
  ];
}
