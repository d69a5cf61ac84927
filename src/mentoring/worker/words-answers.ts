import { id } from '../../deeds/args.ts';
import { colleague } from '../../staff/colleague.ts';
import { nameDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import { scrub } from '../../understanding/scrub.ts';
import { alertFor, type Settling, type Showing } from '../ticket/alerts.ts';
import { changeTicket, logEntry } from '../ticket/keep-ticket.ts';
import * as named from '../ticket/named-deeds.ts';
import { sendTo } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import { defineAnswer } from './answer.ts';

const WORDS_LIMIT = 400;

export const ticketWords = nameDeed({ name: 'ticket_words', args: { ticket: id } });

/** The worker's one line, after the number was given; whoever was alerted sees it. */
export const addWords = defineAnswer(
  ticketWords,
  async (turn: Showing & Settling & Part<'say'>, ticket, _args, words) => {
    const { text, masked } = scrub(words ?? '');
    if (masked.length > 0) turn.say('masked_worker');
    const said = { ...change.alsoSays(ticket, text.slice(0, WORDS_LIMIT)), asked: null };
    changeTicket(turn, said);
    logEntry(turn, ticket, 'worker_wrote', text);
    for (const { outboxId, personId } of await turn.store.ticketAlerts(ticket.id)) {
      const staff = await colleague(turn, personId);
      if (staff)
        await sendTo(turn, personId, { ...(await alertFor(turn, said, staff)), kind: 'edit', outbox: outboxId });
    }
    turn.say('words_passed');
  },
);

/** While the lesson runs, what answers it goes to the lesson; everything else still goes to the mentor. */
export const openLesson = defineAnswer(
  named.openLesson,
  (turn: Part<'draft' | 'guide' | 'dialogue' | 'say'>, ticket, { flow }) => {
    if (!turn.guide.program.flows.has(flow)) {
      turn.say('button_expired');
      return;
    }
    if (ticket.state === 'claimed') {
      changeTicket(turn, change.ask(ticket, { shown: [], awaiting: null, lesson: flow }));
    }
    turn.dialogue.step({ kind: 'interrupt', flow });
  },
);
