import type { Inbound } from '../../messages/message.ts';
import { may } from '../../staff/roles.ts';
import type { Action, StaffRoom, Verb } from '../../staff/staff-room.ts';
import type { StaffVisit } from '../../staff/staff-visit.ts';
import type { Staff } from '../../store/staff.ts';
import type { Ticket } from '../../store/tickets.ts';
import { accept, begin, OFFER_JOB, offerToWorker, refuse } from './begin.ts';
import { ABOUT_MANY, aboutOf, mine, nameOf, personOf } from '../ticket/records.ts';
import { claim, claimOnly, decline, handOver, history, listCases, look, release, switchTo } from './claim.ts';
import { releaseCase } from '../ticket/close.ts';
import { passable, toWorker, type Passed } from '../ticket/relay.ts';
import { summary } from '../ticket/summary.ts';
import { armDigest, digest, relayFailed, ticketClock, ticketClosed } from '../ticket/clock.ts';
import { planVisit, remindVisit, visitDone } from '../ticket/visits.ts';
import { WORKER_VERBS } from '../worker/worker-verbs.ts';
import { canned, close, note, phone, send, setOutcome } from './work.ts';

/** What mentors type, with or without a slash; `12` or `#12` names the case. */
const WORDS: readonly { pattern: RegExp; verb: string }[] = [
  { pattern: /^(?:tiket|kasus|daftar kasus)(?:\s+#?(\d+))?$/i, verb: 'tickets' },
  { pattern: /^ambil\s+#?(\d+)$/i, verb: 'claim' },
  { pattern: /^ambil$/i, verb: 'claim_only' },
  { pattern: /^riwayat\s+#?(\d+)$/i, verb: 'history' },
  { pattern: /^bukan\s+#?(\d+)$/i, verb: 'decline' },
  { pattern: /^lihat\s+#?(\d+)$/i, verb: 'look' },
  { pattern: /^tutup\s+#?(\d+)$/i, verb: 'close' },
  { pattern: /^catatan\s+#?(\d+)$/i, verb: 'note' },
  { pattern: /^serahkan\s+#?(\d+)$/i, verb: 'handover' },
  { pattern: /^lepas\s+#?(\d+)$/i, verb: 'release' },
  { pattern: /^(?:jawaban|balasan)\s+#?(\d+)$/i, verb: 'canned' },
  { pattern: /^kirim\s+#?(\d+)$/i, verb: 'send' },
  { pattern: /^(?:temu|pertemuan|kunjungan)\s+#?(\d+)$/i, verb: 'visit' },
  { pattern: /^hasil\s+#?(\d+)$/i, verb: 'visit_done' },
  { pattern: /^(?:hp|nomor hp)\s+#?(\d+)$/i, verb: 'phone' },
  { pattern: /^(?:ringkasan|rekap)$/i, verb: 'summary' },
  { pattern: /^(?:dampingi|bantu warga)$/i, verb: 'begin' },
];
/** The same for the current case, when no number follows. */
const CURRENT: Readonly<Record<string, string>> = {
  tutup: 'close',
  catatan: 'note',
  riwayat: 'history',
  serahkan: 'handover',
  lepas: 'release',
  jawaban: 'canned',
  kirim: 'send',
  temu: 'visit',
  hp: 'phone',
};

/** Tickets on the staff's side of the chat. Every verb asks the permission table before it does anything. */
export function mentorRoom(): StaffRoom {
  return {
    menu(staff) {
      return [
        ...(may(staff, 'take_ticket') ? [{ label: 'Kasus', action: 'tickets' }] : []),
        ...(may(staff, 'begin_ticket') ? [{ label: 'Dampingi warga', action: 'begin' }] : []),
        ...(may(staff, 'read_summary') ? [{ label: 'Ringkasan', action: 'summary' }] : []),
      ];
    },
    read(text): Action | null {
      const bare = text.trim().replace(/^\//, '').replaceAll(/\s+/g, ' ');
      for (const { pattern, verb } of WORDS) {
        const found = pattern.exec(bare);
        if (found) return { verb, args: found[1] === undefined ? [] : [found[1]] };
      }
      const verb = text.trim().startsWith('/') ? CURRENT[bare.toLowerCase()] : undefined;
      return verb === undefined ? null : { verb: 'current', args: [verb] };
    },
    verbs: {
      claim,
      claim_only: staffOnly(claimOnly),
      decline,
      history,
      look,
      tickets: staffOnly(listCases),
      switch: switchTo,
      release,
      handover: handOver,
      canned,
      note,
      send,
      phone,
      close,
      outcome: setOutcome,
      visit: planVisit,
      visit_done: visitDone,
      summary,
      begin,
      accept,
      refuse,
      send_to: sendHeld,
      current,
      ...workerVerbs(),
    },
    jobs: {
      ticket_clock: ticketClock,
      ticket_closed: ticketClosed,
      [OFFER_JOB]: offerToWorker,
      relay_failed: relayFailed,
      digest,
      visit_evening: (visit, args) => remindVisit(visit, args, 'evening'),
      visit_soon: (visit, args) => remindVisit(visit, args, 'soon'),
      visit_after: (visit, args) => remindVisit(visit, args, 'after'),
    },
    words,
    onDuty(visit, staff) {
      if (may(staff, 'take_ticket')) armDigest(visit, staff);
    },
    async gone(visit, staff) {
      for (const ticket of await visit.tools.store.ticketsHeldBy(staff.personId))
        await releaseCase(visit, ticket, 'gone');
    },
  };
}

function staffOnly(run: Verb): Verb {
  return (visit, args, words_) => {
    if (visit.staff && may(visit.staff, 'take_ticket')) return run(visit, args, words_);
    visit.say('not_allowed');
  };
}

/** A worker's answers by button: only the worker of the case may press them, in whatever state it is now. */
function workerVerbs(): Record<string, Verb> {
  return Object.fromEntries(
    Object.entries(WORKER_VERBS).map(([name, run]): [string, Verb] => [
      name,
      async (visit, [id, ...args]) => {
        const ticket = await visit.tools.store.loadTicket(Number(id) || 0);
        if (visit.me === 0 || ticket?.workerId !== visit.me) visit.say('button_unknown');
        else if (!stillAsked(ticket, `${name} ${[id, ...args].join(' ')}`)) visit.say('button_expired');
        else await run(visit, ticket, args, null);
      },
    ]),
  );
}

/** A question that is over is not answered any more, however late the button is pressed. */
function stillAsked(ticket: Ticket, action: string): boolean {
  return ticket.asked?.shown.some((shown) => shown.action === action) ?? false;
}

async function current(visit: StaffVisit, [verb = '']: readonly string[]): Promise<void> {
  const id = visit.staff?.desk.current ?? (await visit.tools.store.ticketsHeldBy(visit.me))[0]?.id;
  const run = mentorVerbs[verb];
  if (id === undefined || !run) {
    visit.say('no_case');
    return;
  }
  await run(visit, [String(id)], null);
}

const mentorVerbs: Readonly<Record<string, Verb>> = {
  close,
  note,
  history,
  handover: handOver,
  release,
  canned,
  send,
  visit: planVisit,
  phone,
};

/** Words without a command: to the case that they answer, or to the only one, or to whom the mentor says. */
async function words(visit: StaffVisit, inbound: Inbound): Promise<boolean> {
  const { staff } = visit;
  const passed = passable(inbound);
  if (!staff || !passed) return false;
  if (inbound.replyTo !== undefined) {
    const id = await visit.tools.store.ticketOfMessage(visit.me, inbound.replyTo);
    if (id === null) return false;
    const ticket = await mine(visit, String(id));
    if (ticket) await deliver(visit, staff, ticket, passed);
    return true;
  }
  if (staff.mode === 'worker') return false;
  const held = await visit.tools.store.ticketsHeldBy(visit.me);
  const [only] = held;
  if (!only) return false;
  const addressed = held.length === 1 ? only : held.find(({ id }) => id === staff.desk.current);
  const interrupted = held.some((ticket) => ticket.id !== addressed?.id && ticket.workerAt > staff.desk.currentAt);
  if (addressed && (held.length === 1 || !interrupted)) {
    await deliver(visit, staff, addressed, passed);
    return true;
  }
  staff.desk = { ...staff.desk, held: { ...passed } };
  const named = await Promise.all(
    held.map(async ({ id, workerId }) => ({
      label: `#${id} ${nameOf(visit, await personOf(visit, workerId))}`,
      action: `send_to ${id}`,
    })),
  );
  visit.offer(visit.words('for_whom'), named, ABOUT_MANY);
  return true;
}

async function sendHeld(visit: StaffVisit, [id]: readonly string[]): Promise<void> {
  const { staff } = visit;
  const held = staff?.desk.held ?? null;
  if (!staff || !held) {
    visit.say('button_expired');
    return;
  }
  const ticket = await mine(visit, id);
  if (!ticket) return;
  staff.desk = { ...staff.desk, held: null };
  await deliver(visit, staff, ticket, held);
  visit.sayAbout(aboutOf(ticket, 'history'), 'sent_to', {
    name: nameOf(visit, await personOf(visit, ticket.workerId)),
  });
}

async function deliver(visit: StaffVisit, staff: Staff, ticket: Ticket, passed: Passed): Promise<void> {
  staff.desk = { ...staff.desk, current: ticket.id, currentAt: visit.now };
  await toWorker(visit, ticket, passed);
}
