import type { FiringJob } from '../../deeds/job.ts';
import type { AnyDeed } from '../../staff/deed.ts';
import { may } from '../../staff/roles.ts';
import type { StaffRoom } from '../../staff/staff-room.ts';
import type { RoomTurn } from '../../staff/room-turn.ts';
import { releaseTicket } from '../ticket/release.ts';
import { acceptMentor, begin, offerMentor, refuseMentor } from './begin.ts';
import { claim, claimOnly, decline } from './claim.ts';
import { close, setOutcome } from './close.ts';
import { current } from './current.ts';
import { handOver, release } from './hand-over.ts';
import { morning, scheduleMorning } from './morning.ts';
import { askPhone, note } from './notes.ts';
import { planVisit, recordVisit } from './plan-visit.ts';
import { sendCanned, sendThing } from './send.ts';
import { summary } from './summary.ts';
import { history, look, switchTo, tickets } from './ticket-views.ts';
import { sendHeld, writeToWorker } from './write.ts';

/** Tickets on the staff's side of the chat; the first ones stand in the menu, in this order. */
export const mentorDeeds: readonly AnyDeed[] = [
  tickets,
  begin,
  summary,
  claim,
  claimOnly,
  decline,
  history,
  look,
  switchTo,
  release,
  handOver,
  sendCanned,
  sendThing,
  note,
  askPhone,
  close,
  setOutcome,
  planVisit,
  recordVisit,
  sendHeld,
  current,
  acceptMentor,
  refuseMentor,
];

export const mentorJobs: readonly FiringJob<RoomTurn>[] = [offerMentor, morning];

export const mentorRoom: StaffRoom = {
  words: writeToWorker,
  onDuty(turn, staff) {
    if (may(staff, 'take_ticket')) scheduleMorning(turn, staff);
  },
  async gone(turn, staff) {
    for (const ticket of await turn.store.ticketsHeldBy(staff.personId)) await releaseTicket(turn, ticket, 'gone');
  },
};
