import { defineDeedOn } from '../../staff/deed.ts';
import { may } from '../../staff/roles.ts';
import type { Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import type { Staff } from '../../store/staff.ts';
import type { Ticket } from '../../store/tickets.ts';
import { heldTicket, ticketInReach } from '../ticket/access.ts';
import { isAtWork } from '../ticket/at-work.ts';
import { keepTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { mentorName, type Naming } from '../ticket/names.ts';
import type { Alerting } from '../ticket/alerts.ts';
import { releaseTicket } from '../ticket/release.ts';
import { aboutOf, sendTo, type Telling } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import { forgetAddressed } from './addressed.ts';
import { historyText, type ReadingHistory } from './ticket-views.ts';
import * as work from './work-names.ts';

const LISTED = 8;

type Giving = Keeping & Telling & Naming & ReadingHistory & Part<'say'>;
type OfferingColleagues = Part<'now' | 'book' | 'words' | 'say' | 'offer'>;

/** Back to the others. */
export const giveBackTicket = defineDeedOn(heldTicket, {
  ...work.giveBackTicket,
  permission: 'work_ticket',
  typed: command(/^lepas #?(?<ticket>\d+)$/i),
  async run(turn: Alerting & Part<'say'>, ticket) {
    await releaseTicket(turn, ticket, 'let_go');
    forgetAddressed(turn, ticket);
    turn.say('released', { number: ticket.id });
  },
});

/** Without a colleague it asks to whom; the new mentor gets the history. */
export const handOverTicket = defineDeedOn(ticketInReach, {
  ...work.handOverTicket,
  permission: 'hand_over',
  typed: command(/^serahkan #?(?<ticket>\d+)$/i),
  async run(turn: Giving & OfferingColleagues & Part<never, 'staffList'>, ticket, { to }) {
    if (ticket.state !== 'claimed') {
      turn.say('ticket_closed_already', { number: ticket.id });
      return;
    }
    const others = await colleagues(turn, ticket);
    const chosen = others.find(({ personId }) => personId === to);
    if (chosen) await giveTo(turn, ticket, chosen);
    else offerColleagues(turn, ticket, others);
  },
});

async function colleagues(turn: Part<never, 'staffList'>, ticket: Ticket): Promise<Staff[]> {
  const all = await turn.store.staffList();
  return all.filter(
    (staff) =>
      may(staff, 'take_ticket') &&
      staff.personId !== ticket.mentorId &&
      staff.personId !== ticket.workerId &&
      staff.onDuty,
  );
}

async function giveTo(turn: Giving, ticket: Ticket, chosen: Staff): Promise<void> {
  const handed = change.handOver(ticket, chosen.personId, turn.now);
  if (!handed) return;
  keepTicket(turn, handed);
  logEntry(turn, ticket, 'handed_over', chosen.name);
  forgetAddressed(turn, ticket);
  const from = await mentorName(turn, ticket.mentorId);
  const heading = turn.words('handed_to_you', { number: ticket.id, name: from });
  const about = aboutOf(ticket, 'history');
  await sendTo(turn, chosen.personId, { kind: 'say', text: `${heading}\n\n${await historyText(turn, ticket)}`, about });
  await sendTo(turn, ticket.workerId, {
    kind: 'say',
    text: turn.words('worker_handed_over', { name: chosen.name, from }),
    about: aboutOf(ticket, 'relay'),
  });
  turn.say('handed_over', { number: ticket.id, name: chosen.name });
}

function offerColleagues(turn: OfferingColleagues, ticket: Ticket, others: readonly Staff[]): void {
  if (others.length === 0) {
    turn.say('nobody_else');
    return;
  }
  const sorted = [...others].sort((a, b) => Number(isAtWork(turn, b)) - Number(isAtWork(turn, a)));
  turn.offer(
    turn.words('hand_over_ask', { number: ticket.id }),
    sorted.slice(0, LISTED).map(({ name, personId }) => ({
      label: name,
      deed: work.handOverTicket.of({ ticket: ticket.id, to: personId }),
    })),
  );
}
