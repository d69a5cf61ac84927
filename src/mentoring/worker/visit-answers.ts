import { momentInWords } from '../../calendar/in-words.ts';
import type { Part } from '../../staff/room-turn.ts';
import { scrub } from '../../understanding/scrub.ts';
import { changeTicket, keepTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { nameOf } from '../ticket/names.ts';
import * as named from '../ticket/named-deeds.ts';
import { quoted } from '../ticket/quoted.ts';
import { aboutOf, sendToMentor, type Asking, type Telling } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';
import { scheduleVisit } from '../ticket/visit-jobs.ts';
import { defineAnswer } from './answer.ts';

/** Both will be reminded. */
export const agreeVisit = defineAnswer(
  named.agreeVisit,
  async (turn: Keeping & Telling & Part<'words' | 'say'>, ticket) => {
    const agreed = change.agree(ticket, 'worker');
    if (!agreed?.visit) {
      turn.say('visit_gone');
      return;
    }
    keepTicket(turn, { ...agreed, asked: null });
    const { place, at } = agreed.visit;
    const when = momentInWords(at, turn.book().zone);
    logEntry(turn, ticket, 'visit_agreed', `${place}, ${when}`);
    const name = nameOf(turn, turn.draft.person);
    const text = turn.words('visit_agreed_mentor', { name, number: ticket.id, place, when });
    await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
    turn.say('visit_agreed', { place, when });
    scheduleVisit(turn, ticket.id, at);
  },
);

/** Another time suits better: the mentor gets the words, and proposes anew. */
export const moveVisit = defineAnswer(
  named.moveVisit,
  async (turn: Keeping & Asking & Part<'words' | 'say'>, ticket, _args, words) => {
    if (words === null) {
      const awaiting = named.moveVisit.of({ ticket: ticket.id });
      changeTicket(turn, change.ask(ticket, { shown: [], awaiting }));
      turn.say('visit_other_ask');
      return;
    }
    const { text: said } = scrub(words);
    keepTicket(turn, { ...(change.workerWrote(ticket, turn.now, true) ?? ticket), asked: null });
    logEntry(turn, ticket, 'visit_moved', said);
    if (ticket.mentorId !== null) {
      const name = nameOf(turn, turn.draft.person);
      const deed = named.planVisit.of({ ticket: ticket.id });
      await sendToMentor(turn, ticket, {
        kind: 'say',
        text: turn.words('visit_other_mentor', { name, number: ticket.id, words: quoted(said, '💬') }),
        buttons: [{ label: 'Usulkan jadwal baru', token: turn.token(ticket.mentorId, deed) }],
        about: aboutOf(ticket, 'relay'),
      });
    }
    turn.say('visit_other_passed');
  },
);
