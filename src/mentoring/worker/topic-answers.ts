import { id, word } from '../../deeds/args.ts';
import type { Say } from '../../messages/message.ts';
import { nameDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import type { Settling, Showing } from '../ticket/alerts.ts';
import { changeTicket } from '../ticket/keep-ticket.ts';
import { besideHeld } from '../ticket/held-files.ts';
import { defineAnswer } from './answer.ts';
import { showAgain } from './words-answers.ts';

const ticketTopic = nameDeed({ name: 'ticket_topic', args: { ticket: id, topic: word } });

/** What help is mostly about; whatever else is written down in the worker's own words. */
const TOPICS = ['daftar', 'tunggakan', 'sakit'];

/** What a worker may choose who has not said what help is about. */
export function topicChoice({ book }: Part<'book'>, ticket: Ticket): Ticket['asked'] {
  const shown = TOPICS.map((topic, i) => ({
    n: i + 1,
    label: book().topics.get(topic) ?? topic,
    deed: ticketTopic.of({ ticket: ticket.id, topic }),
  }));
  return { shown, awaiting: null };
}

/** The same with a button each. */
export function optionsFor(turn: Part<'token'>, { workerId, asked }: Ticket): Say['options'] {
  return asked?.shown.map(({ n, label, deed }) => ({ n, label, token: turn.token(workerId, deed) }));
}

export const chooseTopic = defineAnswer(
  ticketTopic,
  async (turn: Showing & Settling & Part<'say'>, ticket, { topic }) => {
    const said: Ticket = { ...ticket, topic, asked: besideHeld(ticket, null) };
    changeTicket(turn, said);
    await showAgain(turn, said);
    turn.say('topic_noted', { topic: turn.book().topics.get(topic) ?? topic });
  },
);
