import type { FiringJob } from '../../deeds/job.ts';
import type { AnyDeed } from '../../staff/deed.ts';
import { may } from '../../staff/roles.ts';
import type { StaffRoom } from '../../staff/staff-room.ts';
import type { RoomTurn } from '../../staff/room-turn.ts';
import { releaseTicket } from '../ticket/release.ts';
import { acceptMentor, beginTicket, offerMentor, refuseMentor } from './begin.ts';
import { claimTicket, claimOnlyTicket, declineTicket } from './claim.ts';
import { closeHeldTicket, setOutcome } from './close.ts';
import { workOnCurrent } from './current.ts';
import { handOverTicket, giveBackTicket } from './hand-over.ts';
import { mentorMorning, scheduleMorning } from './morning.ts';
import { askPhone, addNote } from './notes.ts';
import { planVisit, recordVisit } from './plan-visit.ts';
import { sendCanned, sendThing } from './send.ts';
import { readSummary } from './summary.ts';
import { readHistory, lookAtTicket, switchToTicket, showTickets } from './ticket-views.ts';
import { sendHeld, writeToWorker } from './write.ts';

/** Tickets on the staff's side of the chat; the first ones stand in the menu, in this order. */
export const mentorDeeds: readonly AnyDeed[] = [
  showTickets,
  beginTicket,
  readSummary,
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

export const mentorJobs: readonly FiringJob<RoomTurn>[] = [offerMentor, mentorMorning];

export const mentorRoom: StaffRoom = {
  words: writeToWorker,
  onDuty(turn, staff) {
    if (may(staff, 'take_ticket')) scheduleMorning(turn, staff);
  },
  async gone(turn, staff) {
    for (const ticket of await turn.store.ticketsHeldBy(staff.personId)) await releaseTicket(turn, ticket, 'gone');
  },
};
