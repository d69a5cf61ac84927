import { StaffVisit, type StaffTools } from '../../staff/staff-visit.ts';
import { readAction, type Action } from '../../staff/staff-room.ts';
import type { Ticket } from '../../store/tickets.ts';
import type { AnsweringDesk, Meaning, Stepping } from '../../turn/desk.ts';
import { aboutOf, askWorker, mentorName, nameOf, rulesOf, tell } from '../ticket/records.ts';
import { closeCase } from '../ticket/close.ts';
import { openForHandoff } from './open.ts';
import { passable, toMentor } from '../ticket/relay.ts';
import { canReopen, change } from '../ticket/ticket.ts';
import { WORKER_VERBS, workerCloses } from './worker-verbs.ts';

const DONE = /^\s*\/?(?:selesai|sudah selesai|sudah cukup|tutup|tutup bantuan|batal bantuan)[.!\s]*$/i;

/**
 * The worker's side of a case. While a mentor holds it, what the worker writes goes to the mentor and the bot says nothing
 * of its own (T6): only stop and consent words, emergencies and the questions of the case itself still work.
 */
export function createWorkerDesk(tools: StaffTools): AnsweringDesk {
  return {
    name: 'ticket',
    wants: (person) => person.ticket !== null,
    async take(turn, meaning) {
      const { person } = turn.draft;
      const ticket = person.ticket === null ? null : await tools.store.loadTicket(person.ticket);
      if (ticket?.workerId !== person.id) {
        person.ticket = null;
        return false;
      }
      const visit = new StaffVisit(turn, tools, null);
      switch (ticket.state) {
        case 'claimed':
          return whileClaimed(visit, ticket, meaning);
        case 'waiting':
          return whileWaiting(visit, ticket, meaning);
        case 'closed':
          return afterwards(visit, ticket, meaning);
        default:
          return ticket.state satisfies never;
      }
    },
    async finish(turn) {
      const visit = new StaffVisit(turn, tools, null);
      const { draft } = turn;
      if (draft.erase) await erased(visit);
      else if (draft.handoff) await openForHandoff(visit);
      else if (draft.reopen !== null) await offerReopen(visit, draft.reopen);
    },
  };

  async function whileClaimed(visit: StaffVisit, ticket: Ticket, { inbound, words }: Meaning): Promise<boolean> {
    const { turn } = visit;
    const { content } = inbound;
    if (content.kind === 'blocked') {
      const text = visit.words('worker_blocked', { name: nameOf(visit, turn.draft.person), number: ticket.id });
      await tell(visit, ticket.mentorId ?? 0, { kind: 'say', text, about: aboutOf(ticket, 'history') });
      return false;
    }
    if (content.kind === 'unblocked') return false;
    turn.draft.person.blocked = false;
    if (content.kind === 'choice') return !inLesson(turn, ticket);
    if (words) {
      const { command, text } = words;
      if (command === 'stop') {
        await stopped(visit, ticket);
        return false;
      }
      if (command === 'my_data' || command === 'erase_data' || inConsentDialogue(turn)) return false;
      const urgent = words.danger === 'now';
      if (urgent) turn.say('emergency');
      else if (await answered(visit, ticket, words.typed)) return true;
      else if (DONE.test(text)) {
        await workerCloses(visit, ticket);
        return true;
      } else if (inLesson(turn, ticket) && turn.wouldStep(text)) return false;
      const passed = passable(inbound);
      if (passed) await toMentor(visit, ticket, passed, urgent);
      return true;
    }
    const passed = passable(inbound);
    if (passed) await toMentor(visit, ticket, passed);
    return true;
  }

  async function whileWaiting(visit: StaffVisit, ticket: Ticket, { words }: Meaning): Promise<boolean> {
    if (!words) return false;
    const { command, text } = words;
    if (command === 'stop') await stopped(visit, ticket);
    if (command !== null || words.danger === 'now') return false;
    if (DONE.test(text)) {
      await workerCloses(visit, ticket);
      return true;
    }
    // The dialogue goes on meanwhile: only what it cannot use is the line for the mentor.
    if (visit.turn.wouldStep(text)) return false;
    return answered(visit, ticket, words.typed);
  }

  async function afterwards(visit: StaffVisit, ticket: Ticket, { words }: Meaning): Promise<boolean> {
    const { turn } = visit;
    const { person } = turn.draft;
    if (!canReopen(ticket, visit.now, rulesOf(tools.book()))) {
      person.ticket = null;
      return false;
    }
    if (!words) return false;
    const { command, text } = words;
    if (command === 'stop' || words.danger === 'now') return false;
    const rating = ticket.asked?.awaiting?.verb === 'rate_words';
    if ((command === null || (rating && command === 'skip')) && (await answered(visit, ticket, words.typed)))
      return true;
    if (ticket.asked) {
      // They went on to something else: the question is over, and a second offer would only annoy.
      turn.draft.keep({ kind: 'ticket_changed', ticket: change.ask(ticket, null) });
      if (ticket.asked.shown.some(({ action }) => action.startsWith('reopen_yes'))) person.ticket = null;
      return false;
    }
    const free = command === null && !(person.session.waiting && turn.wouldStep(text));
    if (free && ticket.mentorId !== null) turn.draft.reopen = ticket.id;
    return false;
  }

  /** A number of what was offered, its words, or the words that were asked for. */
  async function answered(visit: StaffVisit, ticket: Ticket, typed: string): Promise<boolean> {
    const action = answerTo(visit.turn, ticket, typed);
    if (!action) return false;
    const verb = WORKER_VERBS[action.verb];
    if (!verb) return false;
    const words = ticket.asked?.awaiting?.verb === action.verb && action.args.length === 0 ? typed : null;
    // What was offered names its case first.
    await verb(visit, ticket, words === null ? action.args.slice(1) : action.args, words);
    return true;
  }
}

function answerTo(turn: Stepping, ticket: Ticket, typed: string): Action | null {
  const { asked } = ticket;
  if (!asked) return null;
  const bare = typed.trim().replace(/[.)]$/, '');
  const byNumber = asked.shown.find(({ n }) => String(n) === bare);
  if (byNumber) return readAction(byNumber.action);
  const names = asked.shown.map(({ label }) => ({ label, also: [] }));
  const choice = names.length === 0 ? null : turn.guide.program.readers.choose(typed, names);
  const chosen = choice?.kind === 'chosen' ? asked.shown[choice.index] : undefined;
  if (chosen && typed.trim().length <= chosen.label.length + 10) return readAction(chosen.action);
  return asked.awaiting && asked.awaiting.verb in WORKER_VERBS ? { verb: asked.awaiting.verb, args: [] } : null;
}

/** A lesson that the mentor sent is open. */
function inLesson(turn: Stepping, ticket: Ticket): boolean {
  const awaiting = ticket.asked?.awaiting;
  if (awaiting?.verb !== 'in_lesson') return false;
  return turn.draft.person.session.frames.some(({ flow }) => flow === awaiting.args[0]);
}

/** In the middle of looking at one's data or erasing it. */
function inConsentDialogue(turn: Stepping): boolean {
  const { commands } = turn.guide;
  const { session } = turn.draft.person;
  const own: readonly string[] = [commands.my_data, commands.erase_data, commands.stop];
  return session.waiting !== null && session.frames.some(({ flow }) => own.includes(flow));
}

/** BERHENTI ends the case as well: nobody writes to somebody who said stop. */
async function stopped(visit: StaffVisit, ticket: Ticket): Promise<void> {
  await closeCase(visit, ticket, visit.me, 'stopped', false);
  visit.turn.draft.person.ticket = null;
  if (ticket.mentorId === null) return;
  const text = visit.words('worker_stopped', { name: nameOf(visit, visit.turn.draft.person), number: ticket.id });
  await tell(visit, ticket.mentorId, { kind: 'say', text, about: aboutOf(ticket, 'history') });
}

/** The worker erases their data: the store forgets them in all tickets; whoever helped or was alerted is told. */
async function erased(visit: StaffVisit): Promise<void> {
  const { person } = visit.turn.draft;
  const ticket = person.ticket === null ? null : await visit.tools.store.loadTicket(person.ticket);
  if (!ticket || ticket.state === 'closed') return;
  const text = visit.words('worker_erased', { number: ticket.id });
  if (ticket.mentorId !== null) await tell(visit, ticket.mentorId, { kind: 'say', text });
  else
    for (const { personId } of await visit.tools.store.ticketAlerts(ticket.id))
      await tell(visit, personId, { kind: 'say', text });
}

async function offerReopen(visit: StaffVisit, id: number): Promise<void> {
  const ticket = await visit.tools.store.loadTicket(id);
  if (!ticket || ticket.asked !== null) return;
  const text = visit.words('reopen_ask', { name: await mentorName(visit, ticket.mentorId), number: ticket.id });
  const asked = await askWorker(visit, ticket, text, [
    { label: 'Ya, lanjutkan', action: `reopen_yes ${ticket.id}` },
    { label: 'Tidak', action: `reopen_no ${ticket.id}` },
  ]);
  visit.turn.draft.keep({ kind: 'ticket_changed', ticket: change.ask(ticket, asked) });
}
