import { defineDeedOn } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import { scrub } from '../../understanding/scrub.ts';
import { heldTicket } from '../ticket/access.ts';
import { keepTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { mentorName, type Naming } from '../ticket/names.ts';
import { givePhone, keepPhone } from '../ticket/named-deeds.ts';
import { askWorker, type Asking } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import * as work from './work-names.ts';

/** A note that only mentors see. */
export const addNote = defineDeedOn(heldTicket, {
  ...work.addNote,
  permission: 'work_ticket',
  typed: command(/^catatan #?(?<ticket>\d+)$/i),
  run(turn: Part<'me' | 'now' | 'draft' | 'say' | 'awaitWords'>, ticket, _args, words) {
    if (words === null) {
      turn.say('note_ask', { number: ticket.id });
      turn.awaitWords(work.addNote.of({ ticket: ticket.id }));
      return;
    }
    logEntry(turn, ticket, 'noted', scrub(words).text);
    turn.say('noted', { number: ticket.id });
  },
});

/** The number is given only by the worker's own hand. */
export const askPhone = defineDeedOn(heldTicket, {
  ...work.askPhone,
  permission: 'work_ticket',
  typed: command(/^(?:hp|nomor hp) #?(?<ticket>\d+)$/i),
  async run(turn: Keeping & Asking & Naming & Part<'say'>, ticket) {
    const name = await mentorName(turn, ticket.mentorId);
    const asked = await askWorker(turn, ticket, turn.words('phone_for_worker', { name }), [
      { label: 'Boleh', deed: givePhone.of({ ticket: ticket.id }) },
      { label: 'Tidak', deed: keepPhone.of({ ticket: ticket.id }) },
    ]);
    const wrote = change.mentorWrote(ticket, turn.now);
    if (wrote) keepTicket(turn, { ...wrote, asked });
    logEntry(turn, ticket, 'phone_asked');
    turn.say('phone_asked');
  },
});
