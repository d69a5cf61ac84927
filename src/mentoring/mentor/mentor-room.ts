import { may } from '../../staff/roles.ts';
import type { StaffRoom } from '../../staff/staff-room.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Alerting } from '../ticket/alerts.ts';
import { releaseTicket } from '../ticket/release.ts';
import { acceptMentor, beginTicket, offerMentor, refuseMentor } from './begin.ts';
import { claimTicket, claimOnlyTicket, declineTicket } from './claim.ts';
import { closeHeldTicket, setOutcome } from './close.ts';
import { workOnCurrent } from './current.ts';
import { handOverTicket, giveBackTicket } from './hand-over.ts';
import { joinedJobs, mentorMorning, scheduleMorning } from './morning.ts';
import { askPhone, addNote } from './notes.ts';
import { planVisit, recordVisit } from './plan-visit.ts';
import { sendCanned, sendThing } from './send.ts';
import { readHistory, lookAtTicket, switchToTicket, showTickets } from './ticket-views.ts';
import { sendHeld, writeToWorker, type Writing } from './write.ts';

/** Tickets on the staff's side of the chat; the first ones stand in the menu, in this order. */
export const mentorDeeds = [
  showTickets,
  beginTicket,
  claimTicket,
  claimOnlyTicket,
  declineTicket,
  readHistory,
  lookAtTicket,
  switchToTicket,
  giveBackTicket,
  handOverTicket,
  sendCanned,
  sendThing,
  addNote,
  askPhone,
  closeHeldTicket,
  setOutcome,
  planVisit,
  recordVisit,
  sendHeld,
  workOnCurrent,
  acceptMentor,
  refuseMentor,
];

export const mentorJobs = [offerMentor, mentorMorning, ...joinedJobs];

/** Words go to workers; what somebody held who goes is alerted anew. */
export const mentorRoom: StaffRoom<Writing & Alerting & Part<never, 'ticketsHeldBy'>> = {
  words: writeToWorker,
  onDuty(turn, staff) {
    if (may(staff, 'take_ticket')) scheduleMorning(turn, staff);
  },
  async gone(turn, staff) {
    for (const ticket of await turn.store.ticketsHeldBy(staff.personId)) await releaseTicket(turn, ticket, 'gone');
  },
};
