import { id } from '../../deeds/args.ts';
import { nameDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import { changeTicket, keepTicket, logEntry } from '../ticket/keep-ticket.ts';
import { mentorName, nameOf } from '../ticket/names.ts';
import * as named from '../ticket/named-deeds.ts';
import { passedOf, toMentor, type Relaying } from '../ticket/relay.ts';
import { aboutOf, sendToMentor, type Telling } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import { defineAnswer } from './answer.ts';

const phoneNumber = nameDeed({ name: 'phone_number', args: { ticket: id } });

export const givePhone = defineAnswer(named.givePhone, (turn: Part<'draft' | 'say'>, ticket) => {
  changeTicket(turn, change.ask(ticket, { shown: [], awaiting: phoneNumber.of({ ticket: ticket.id }) }));
  turn.say('phone_type');
});

/** Given by the worker's own hand, passed on as it is, and kept in no history. */
export const tellNumber = defineAnswer(phoneNumber, async (turn: Relaying, ticket, _args, words) => {
  const typed = words ?? '';
  const number = typed.replace(/[^\d+]/g, '');
  if (!/^\+?\d{9,15}$/.test(number)) {
    await toMentor(turn, change.ask(ticket, null), passedOf(typed, null, null));
    return;
  }
  keepTicket(turn, { ...(change.workerWrote(ticket, turn.now, true) ?? ticket), asked: null });
  logEntry(turn, ticket, 'phone_given');
  const name = nameOf(turn, turn.draft.person);
  const text = turn.words('phone_given', { name, number: ticket.id, words: number });
  await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'relay') });
  turn.say('phone_passed', { name: await mentorName(turn, ticket.mentorId) });
});

export const keepPhone = defineAnswer(
  named.keepPhone,
  async (turn: Telling & Part<'now' | 'words' | 'say'>, ticket) => {
    changeTicket(turn, change.ask(ticket, null));
    logEntry(turn, ticket, 'phone_refused');
    const text = turn.words('phone_refused', { name: nameOf(turn, turn.draft.person), number: ticket.id });
    await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
    turn.say('phone_kept');
  },
);
