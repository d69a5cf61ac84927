import { word } from '../../deeds/args.ts';
import { defineDeed, type AnyDeed } from '../../staff/deed.ts';
import type { Part } from '../../staff/room-turn.ts';
import type { Reaching } from '../ticket/access.ts';
import type { Alerting } from '../ticket/alerts.ts';
import type { Closing } from '../ticket/close.ts';
import type { Relaying } from '../ticket/relay.ts';
import { closeHeldTicket } from './close.ts';
import { handOverTicket, giveBackTicket } from './hand-over.ts';
import { askPhone, addNote } from './notes.ts';
import { planVisit, type Planning } from './plan-visit.ts';
import { sendCanned, sendThing } from './send.ts';
import { readHistory } from './ticket-views.ts';

/** What it takes to do any of these. */
type Working = Reaching & Alerting & Closing & Relaying & Planning & Part<'offer' | 'sayAbout'>;

/** What a mentor types, with a slash, for the ticket that they work on now. */
const SHORT: Readonly<Record<string, AnyDeed<Working>>> = {
  tutup: closeHeldTicket,
  catatan: addNote,
  riwayat: readHistory,
  serahkan: handOverTicket,
  lepas: giveBackTicket,
  jawaban: sendCanned,
  kirim: sendThing,
  temu: planVisit,
  hp: askPhone,
};

export const workOnCurrent = defineDeed({
  name: 'current',
  args: { what: word },
  permission: 'own_desk',
  typed({ text, slash }) {
    const deed = slash ? SHORT[text.toLowerCase()] : undefined;
    return deed ? { what: deed.name } : null;
  },
  async run(turn: Working & Part<never, 'ticketsHeldBy'>, staff, { what }) {
    const deed = Object.values(SHORT).find(({ name }) => name === what);
    const ticket = staff.menu.current ?? (await turn.store.ticketsHeldBy(turn.me))[0]?.id;
    if (deed && ticket !== undefined) await deed.perform(turn, { ticket }, null);
    else turn.say('ticket_none');
  },
});
