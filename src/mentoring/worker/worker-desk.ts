import type { Inbound } from '../../messages/message.ts';
import type { Part, TurnOf } from '../../staff/room-turn.ts';
import type { Ticket } from '../../store/tickets.ts';
import type { AnsweringDesk, Meaning } from '../../turn/desk.ts';
import { alarmOf, heedBesideMentor, isUrgentTalk } from '../../turn/urgent.ts';
import type { Reading } from '../../understanding/reading.ts';
import type { Settling } from '../ticket/alerts.ts';
import { changeTicket } from '../ticket/keep-ticket.ts';
import { nameOf } from '../ticket/names.ts';
import { passable, toMentor, type Relaying } from '../ticket/relay.ts';
import { rulesOf } from '../ticket/rules.ts';
import { aboutOf, sendTo, sendToMentor } from '../ticket/telling.ts';
import { canReopen, change } from '../ticket/ticket.ts';
import type { Answering } from './answers.ts';
import { answered } from './answered.ts';
import { whileWaiting } from './while-waiting.ts';
import { endByWorker, isReopenAsked, offerReopen, type OfferingReopen } from './ending-answers.ts';
import { openForHandoff, type OpeningForHandoff } from './open.ts';
import { askAboutStop, type AskingAboutStop } from './stop-answers.ts';
import { rateWords } from './rate-answers.ts';

const DONE = /^\s*\/?(?:selesai|sudah selesai|sudah cukup|tutup|tutup bantuan|batal bantuan)[.!\s]*$/i;

export interface WorkerDeskOptions extends Part<never, 'loadTicket'> {
  readonly turnOf: TurnOf<Answering & OpeningForHandoff & OfferingReopen & AskingAboutStop>;
}

/**
 * The worker's side of a ticket. While a mentor holds it, what the worker writes goes to the mentor and the bot says nothing
 * of its own (T6): only stop and consent words, emergencies and the questions of the ticket itself still work.
 */
export function createWorkerDesk({ store, turnOf }: WorkerDeskOptions): AnsweringDesk {
  return {
    name: 'ticket',
    wants: (person) => person.ticket !== null,
    async take(dialogue, meaning) {
      const { draft } = dialogue;
      const { person } = draft;
      const ticket = person.ticket === null ? null : await store.loadTicket(person.ticket);
      if (ticket?.workerId !== person.id) {
        draft.pointAtTicket(null);
        return false;
      }
      const turn = turnOf(dialogue, null);
      switch (ticket.state) {
        case 'claimed':
          return whileClaimed(turn, ticket, meaning);
        case 'waiting':
          return whileWaiting(turn, ticket, meaning);
        case 'closed':
          return afterwards(turn, ticket, meaning);
        default:
          return ticket.state satisfies never;
      }
    },
    async finish(dialogue) {
      const turn = turnOf(dialogue, null);
      const { draft } = turn;
      if (draft.erase) await erased(turn);
      else if (draft.asksAboutTicket) await askAboutStop(turn);
      else if (draft.handoff) await openForHandoff(turn);
      else if (draft.reopen !== null) await offerReopen(turn, draft.reopen);
    },
  };
}

async function whileClaimed(turn: Answering, ticket: Ticket, { inbound, words }: Meaning): Promise<boolean> {
  const { content } = inbound;
  const { person } = turn.draft;
  if (content.kind === 'blocked') {
    const text = turn.words('worker_blocked', { name: nameOf(turn, person), number: ticket.id });
    await sendToMentor(turn, ticket, { kind: 'say', text, about: aboutOf(ticket, 'history') });
    return false;
  }
  if (content.kind === 'unblocked') return false;
  turn.draft.change({ blocked: false });
  if (content.kind === 'choice') return !inLesson(turn, ticket);
  // The words of a picture go with it.
  if (words && content.kind !== 'media') return wordsWhileClaimed(turn, ticket, inbound, words);
  await passOn(turn, ticket, inbound, heedBesideMentor(turn.dialogue, alarmOf({ inbound, words }), null));
  return true;
}

async function wordsWhileClaimed(turn: Answering, ticket: Ticket, inbound: Inbound, words: Reading): Promise<boolean> {
  const { command, text } = words;
  if (command === 'my_data' || command === 'erase_data' || inConsentDialogue(turn)) return false;
  const urgent = heedBesideMentor(turn.dialogue, words.alarm, text);
  if (!urgent) {
    if (await answered(turn, ticket, words.typed)) return true;
    if (DONE.test(text)) {
      await endByWorker(turn, ticket);
      return true;
    }
    if (inLesson(turn, ticket) && turn.dialogue.wouldStep(text)) return false;
  }
  await passOn(turn, ticket, inbound, urgent);
  return true;
}

async function passOn(turn: Relaying, ticket: Ticket, inbound: Inbound, urgent = false): Promise<void> {
  const passed = passable(inbound);
  if (passed) await toMentor(turn, ticket, passed, urgent);
}

async function afterwards(turn: Answering, ticket: Ticket, meaning: Meaning): Promise<boolean> {
  const { words } = meaning;
  const { draft } = turn;
  const { person } = draft;
  if (!canReopen(ticket, turn.now, rulesOf(turn.book()))) {
    draft.pointAtTicket(null);
    return false;
  }
  if (!words || isUrgentTalk(turn.dialogue, meaning)) return false;
  const { command, text } = words;
  const rating = ticket.asked?.awaiting?.name === rateWords.name;
  if ((command === null || (rating && command === 'skip')) && (await answered(turn, ticket, words.typed))) return true;
  if (ticket.asked) {
    // They went on to something else: the question is over, and a second offer would only annoy.
    changeTicket(turn, change.ask(ticket, null));
    if (isReopenAsked(ticket)) draft.pointAtTicket(null);
    return false;
  }
  const free = command === null && !(person.session.waiting && turn.dialogue.wouldStep(text));
  if (free && ticket.mentorId !== null) draft.offerReopen(ticket.id);
  return false;
}

/** A lesson that the mentor sent is open. */
function inLesson({ draft }: Part<'draft'>, ticket: Ticket): boolean {
  const lesson = ticket.asked?.lesson;
  return lesson !== undefined && draft.person.session.frames.some(({ flow }) => flow === lesson);
}

/** In the middle of looking at one's data or erasing it. */
function inConsentDialogue({ guide, draft }: Part<'draft' | 'guide'>): boolean {
  const { commands } = guide;
  const { session } = draft.person;
  const own: readonly string[] = [commands.my_data, commands.erase_data, commands.stop];
  return session.waiting !== null && session.frames.some(({ flow }) => own.includes(flow));
}

/** The worker erases their data: the store forgets them in all tickets; whoever helped or was alerted is told. */
async function erased(turn: Settling & Part<'words', 'loadTicket'>): Promise<void> {
  const { person } = turn.draft;
  const ticket = person.ticket === null ? null : await turn.store.loadTicket(person.ticket);
  if (!ticket || ticket.state === 'closed') return;
  const text = turn.words('worker_erased', { number: ticket.id });
  if (ticket.mentorId !== null) await sendTo(turn, ticket.mentorId, { kind: 'say', text });
  else
    for (const { personId } of await turn.store.ticketAlerts(ticket.id))
      await sendTo(turn, personId, { kind: 'say', text });
}
