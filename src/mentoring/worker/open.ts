import { MINUTE } from '../../calendar/durations.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import { HELP_WORDS, HELP_WORDS_AT } from '../../turn/help-words.ts';
import { scrub } from '../../understanding/scrub.ts';
import type { Person } from '../../store/people.ts';
import type { Ticket } from '../../store/tickets.ts';
import { alertRound } from '../ticket/alerts.ts';
import { log, mentorName, rulesOf, setClock } from '../ticket/records.ts';
import { momentInWords } from '../../calendar/in-words.ts';
import { openTicket } from '../ticket/ticket.ts';
import { isWorking, nextOpening } from '../../calendar/working-time.ts';

/** Free words are taken for what help is about when it is asked for so soon after. */
const FRESH_MS = 15 * MINUTE;
const WORDS_LIMIT = 400;

/** A dialogue asked for a human: opens a ticket, alerts the mentors, and tells the worker what to expect. */
export async function openForHandoff(visit: StaffVisit): Promise<void> {
  const { draft } = visit.turn;
  const { person, handoff } = draft;
  if (!handoff || draft.erase) return;
  const open = person.ticket === null ? null : await visit.tools.store.loadTicket(person.ticket);
  if (open && open.state !== 'closed') {
    const name = await mentorName(visit, open.mentorId);
    insert(visit, visit.words('ticket_already', { number: open.id, state: open.state, name }));
    return;
  }
  const { [HELP_WORDS]: words, [HELP_WORDS_AT]: wordsAt = 0 } = person.session.vars;
  const isFresh = visit.now - Number(wordsAt) < FRESH_MS;
  const fresh = openTicket(
    {
      id: await visit.tools.store.nextTicket(),
      workerId: person.id,
      village: villageOf(person),
      topic: handoff.topic,
      words:
        person.consent === 'given' && isFresh && typeof words === 'string'
          ? scrub(words).text.slice(0, WORDS_LIMIT)
          : '',
      origin: `${handoff.flow}/${handoff.step}`,
    },
    visit.now,
  );
  const alerted = await alertRound(visit, fresh);
  const wantsWords = person.consent === 'given' && alerted.words === '';
  const asked: Ticket['asked'] = wantsWords ? { shown: [], awaiting: { verb: 'ticket_words', args: [] } } : null;
  const ticket = { ...alerted, asked, version: 1 };
  draft.keep({ kind: 'ticket_opened', ticket });
  log(visit, ticket, 'opened', ticket.words === '' ? null : ticket.words);
  setClock(visit, ticket);
  person.ticket = ticket.id;
  Reflect.deleteProperty(person.session.vars, HELP_WORDS);
  insert(visit, `${openedWords(visit, ticket)}${wantsWords ? `\n${visit.words('ticket_say_more')}` : ''}`);
}

/** The number, and honestly when an answer may come. */
export function openedWords(visit: StaffVisit, ticket: Ticket): string {
  const book = visit.tools.book();
  const { time } = rulesOf(book);
  const from = momentInWords(nextOpening(visit.now, time), book.zone);
  const expect = ticket.alerts > 0 ? 'soon' : isWorking(visit.now, time) ? 'nobody' : 'later';
  return visit.words('ticket_opened', { number: ticket.id, expect, from });
}

/** The worker's village: its id, or what they wrote of a place that content does not list. */
export function villageOf(person: Person): string {
  if (person.consent !== 'given') return '';
  const { village, other_place: elsewhere } = person.session.vars;
  if (typeof village === 'string' && village !== '') return village;
  return typeof elsewhere === 'string' ? (elsewhere.split(',')[0] ?? '').trim() : '';
}

/** Says it right after the dialogue's own words about the handoff, before whatever came next. */
function insert(visit: StaffVisit, text: string): void {
  const { draft } = visit.turn;
  const at = Math.min((draft.handoff?.at ?? draft.messages.length) + 1, draft.messages.length);
  draft.sayAt(at, { kind: 'say', text });
}
