import { momentInWords } from '../../calendar/in-words.ts';
import { localDay, momentOf } from '../../calendar/local-time.ts';
import { defineDeedOn } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import { command } from '../../staff/typed.ts';
import type { Ticket } from '../../store/tickets.ts';
import { readTime } from '../../understanding/clock.ts';
import { readWhen } from '../../understanding/when.ts';
import { scrub, scrubAndCut } from '../../understanding/scrub.ts';
import { heldTicket } from '../ticket/access.ts';
import { keepTicket, logEntry, type Keeping } from '../ticket/keep-ticket.ts';
import { mentorName, type Naming } from '../ticket/names.ts';
import * as named from '../ticket/named-deeds.ts';
import { aboutOf, askWorker, type Asking } from '../ticket/telling.ts';
import { change } from '../ticket/ticket.ts';

const PLACE_LIMIT = 120;

/** What it takes to agree on a visit word by word. */
export type Planning = Keeping & Asking & Naming & Part<'say' | 'sayAbout' | 'awaitWords'>;

/** Place, day, hour, one after the other; then the worker is asked. */
export const planVisit = defineDeedOn(heldTicket, {
  ...named.planVisit,
  permission: 'work_ticket',
  typed: command(/^(?:temu|pertemuan|kunjungan) #?(?<ticket>\d+)$/i),
  async run(turn: Planning, ticket, { place, day }, words) {
    const about = { ticket: ticket.id };
    if (words === null) {
      turn.say('visit_place_ask');
      turn.awaitWords(named.planVisit.of(about));
    } else if (place === undefined) {
      turn.say('visit_day_ask');
      turn.awaitWords(named.planVisit.of({ ...about, place: scrubAndCut(words, PLACE_LIMIT).text }));
    } else if (day === undefined) {
      const { day: found } = readWhen(words, turn.now, turn.book().zone);
      const fits = found !== null && found >= localDay(turn.now, turn.book().zone);
      turn.say(fits ? 'visit_hour_ask' : 'visit_day_ask');
      turn.awaitWords(named.planVisit.of({ ...about, place, ...(fits && { day: found }) }));
    } else await propose(turn, ticket, { place, day }, words);
  },
});

async function propose(
  turn: Planning,
  ticket: Ticket,
  { place, day }: { place: string; day: string },
  words: string,
): Promise<void> {
  const { zone } = turn.book();
  const time = readTime(words);
  const at = time === null ? null : momentOf(day, time, zone);
  if (at === null || at <= turn.now) {
    turn.say(at === null ? 'visit_hour_ask' : 'visit_past');
    turn.awaitWords(named.planVisit.of({ ticket: ticket.id, place, ...(at === null && { day }) }));
    return;
  }
  const proposed = change.propose(ticket, 'mentor', place, at);
  const wrote = proposed && change.mentorWrote(proposed, turn.now);
  if (!wrote) return;
  const when = momentInWords(at, zone);
  const name = await mentorName(turn, ticket.mentorId);
  const asked = await askWorker(turn, ticket, turn.words('visit_for_worker', { name, place, when }), [
    { label: 'Setuju', deed: named.agreeVisit.of({ ticket: ticket.id }) },
    { label: 'Usul waktu lain', deed: named.moveVisit.of({ ticket: ticket.id }) },
  ]);
  keepTicket(turn, { ...wrote, asked });
  logEntry(turn, ticket, 'visit_proposed', `${place}, ${when}`);
  turn.sayAbout(aboutOf(ticket, 'history'), 'visit_proposed', { place, when });
}

/** What happened at the visit, in the mentor's words. */
export const recordVisit = defineDeedOn(heldTicket, {
  ...named.recordVisit,
  permission: 'work_ticket',
  typed: command(/^hasil #?(?<ticket>\d+)$/i),
  run(turn: Keeping & Part<'say' | 'awaitWords'>, ticket, _args, words) {
    if (!ticket.visit) {
      turn.say('visit_gone');
      return;
    }
    if (words === null) {
      turn.say('visit_result_ask');
      turn.awaitWords(named.recordVisit.of({ ticket: ticket.id }));
      return;
    }
    const said = scrub(words).text;
    const recorded = change.record(ticket, said);
    if (!recorded) {
      turn.say('visit_gone');
      return;
    }
    keepTicket(turn, recorded);
    logEntry(turn, ticket, 'visit_done', said);
    turn.say('visit_recorded', { number: ticket.id });
  },
});
