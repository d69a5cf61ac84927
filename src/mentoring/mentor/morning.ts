import { localMidnight } from '../../calendar/local-time.ts';
import { nextOpening } from '../../calendar/working-time.ts';
import { defineJob } from '../../deeds/job.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Staff } from '../../store/staff.ts';
import { workingTimeOf } from '../ticket/rules.ts';
import { joinedAlerts, joinedUrgent } from '../ticket/named-deeds.ts';
import { isUrgent } from '../ticket/ticket.ts';
import { ABOUT_MANY } from '../../staff/about-workers.ts';
import { lookOptions, openOptions, waitingFor, type LookingForWaiting } from './ticket-views.ts';

const LISTED = 5;

/** The morning of a mentor begins with what waits. Silent when nothing does. */
export const mentorMorning = defineJob({ name: 'digest', args: {}, unasked: false, run: tellWhatWaits });

/** Many asked at once: those that nobody was told of one by one. */
export const joinedJobs = [
  defineJob({ ...joinedAlerts, unasked: false, run: (turn: TellingJoined) => tellJoined(turn, false) }),
  defineJob({ ...joinedUrgent, unasked: false, run: (turn: TellingJoined) => tellJoined(turn, true) }),
];

type TellingJoined = LookingForWaiting & Part<'draft' | 'words' | 'offer'>;

/** How many wait, with the most pressing to look at. Silent when all were taken meanwhile. */
async function tellJoined(turn: TellingJoined, isForUrgent: boolean): Promise<void> {
  if (turn.staff?.leftAt !== null || turn.draft.person.blocked) return;
  const all = await waitingFor(turn);
  const urgent = all.filter(isUrgent);
  if (all.length === 0 || (isForUrgent && urgent.length === 0)) return;
  const listed = [...urgent, ...all.filter((ticket) => !isUrgent(ticket))];
  turn.offer(
    turn.words('alerts_joined', { waiting: all.length, urgent: urgent.length }),
    lookOptions(listed, LISTED),
    ABOUT_MANY,
  );
}

/** The next morning at which this staff member begins. */
export function scheduleMorning(turn: Part<'now' | 'draft' | 'book'>, staff: Staff): void {
  const time = workingTimeOf(turn.book(), staff);
  turn.draft.schedule(mentorMorning.of({}), nextOpening(localMidnight(turn.now, time.zone, 1), time));
}

async function tellWhatWaits(
  turn: LookingForWaiting & Part<'now' | 'draft' | 'book' | 'words' | 'offer', 'ticketsHeldBy'>,
): Promise<void> {
  const { staff } = turn;
  if (staff?.onDuty !== true || staff.leftAt !== null || turn.draft.person.blocked) return;
  scheduleMorning(turn, staff);
  const waiting = await waitingFor(turn);
  const held = await turn.store.ticketsHeldBy(turn.me);
  const unanswered = held.filter((ticket) => ticket.waitingSince !== null);
  if (waiting.length + unanswered.length === 0) return;
  const figures = { name: staff.name, waiting: waiting.length, unanswered: unanswered.length };
  turn.offer(turn.words('digest', figures), [...openOptions(unanswered, LISTED), ...lookOptions(waiting, LISTED)]);
}
