import { beginningOf } from '../../messages/whole-characters.ts';
import { id } from '../../deeds/args.ts';
import { nameDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import { scrub } from '../../understanding/scrub.ts';
import { comeBack, type ComingBack } from '../ticket/close.ts';
import { changeTicket, logEntry } from '../ticket/keep-ticket.ts';
import * as named from '../ticket/named-deeds.ts';
import { change } from '../ticket/ticket.ts';
import { defineAnswer } from './answer.ts';

const WORDS_LIMIT = 300;

export const rateWords = nameDeed({ name: 'rate_words', args: { ticket: id } });

export const rateMentor = defineAnswer(
  named.rateMentor,
  (turn: ComingBack & Part<'me' | 'now' | 'words' | 'say' | 'send' | 'token'>, ticket, { stars }) => {
    const rated = change.rate(ticket, stars);
    if (!rated) {
      turn.say('button_used');
      return;
    }
    logEntry(turn, ticket, 'rated', String(stars));
    if (turn.draft.person.consent !== 'given') {
      changeTicket(turn, { ...rated, asked: null });
      turn.say('rate_thanks');
      comeBack(turn);
      return;
    }
    const deed = rateWords.of({ ticket: ticket.id });
    const skip = { n: 1, label: 'Lewati' };
    changeTicket(turn, { ...rated, asked: { shown: [{ ...skip, deed }], awaiting: deed } });
    turn.send({
      kind: 'say',
      text: turn.words('rate_words_ask'),
      options: [{ ...skip, token: turn.token(turn.me, deed) }],
    });
  },
);

export const rateInWords = defineAnswer(rateWords, (turn: ComingBack & Part<'say'>, ticket, _args, words) => {
  const skipped = words === null || /^\s*(?:lewati|skip|lewat|tidak|-)\s*$/i.test(words);
  const said = skipped ? '' : beginningOf(scrub(words).text, WORDS_LIMIT);
  changeTicket(turn, { ...(change.rateInWords(ticket, said) ?? ticket), asked: null });
  turn.say('rate_thanks');
  comeBack(turn);
});
