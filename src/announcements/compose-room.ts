import { momentOf } from '../calendar/local-time.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { argsReader } from '../deeds/args.ts';
import { defineDeed, defineDeedOn } from '../staff/deed.ts';
import type { Part } from '../staff/room-turn.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import { command } from '../staff/typed.ts';
import type { Announcement } from '../store/announcements.ts';
import type { Staff } from '../store/staff.ts';
import { readWhen } from '../understanding/when.ts';
import { unsentAnnouncement } from './access.ts';
import * as names from './compose-names.ts';
import { answerDeeds } from './compose-answers.ts';
import { askFor, goOn, offerFor, type AskingFor, type Composing } from './compose-steps.ts';
import { sendPlanned, startSending, type StartingToSend } from './deliver.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';

/** Words that a code is taken from: easy to say aloud, easy to type. */
const CODES = (
  'MELATI MAWAR KENANGA ANGGREK CEMPAKA DAHLIA SERUNI TERATAI KAMBOJA SOKA SEDAP TULIP FLAMBOYAN BOUGENVIL ASTER ' +
  'MERPATI KUTILANG KENARI CENDRAWASIH GELATIK PERKUTUT RAJAWALI MERAK BANGAU PIPIT NURI KAKATUA JALAK ' +
  'MANGGA RAMBUTAN DURIAN SALAK PEPAYA SEMANGKA NANAS SAWO DUKU SIRSAK KELAPA DELIMA MANGGIS JERUK ' +
  'JATI MAHONI CENDANA BERINGIN BAMBU MERANTI CEMARA PINUS ' +
  'PELANGI BINTANG MATAHARI REMBULAN EMBUN SAMUDRA GUNUNG TELAGA PERAHU LAYANG DELMAN ANGKLUNG GAMELAN WAYANG BATIK'
).split(' ');

type Beginning = Part<'me' | 'now' | 'draft' | 'random' | 'newToken'>;

const announce = defineDeed({
  name: 'announce',
  args: {},
  permission: 'announce',
  menu: { label: 'Umumkan acara' },
  typed: command(/^umumkan(?: acara)?$/i),
  run: (turn: Composing & Beginning, staff) => goOn(turn, newAnnouncement(turn, staff)),
});

const edit = defineDeedOn(unsentAnnouncement, {
  ...names.edit,
  permission: 'announce',
  run(turn: Part<'announcements' | 'offer'>, { id: announcement }) {
    const again = (label: string, field: names.SaidField) => ({
      label,
      deed: names.sayAgain.of({ announcement, field }),
    });
    offerFor(turn, 'edit_ask', [
      again('Acaranya', 'what'),
      again('Hari dan jam', 'startsAt'),
      again('Tempat', 'place'),
      again('Desa', 'villages'),
      again('Untuk siapa', 'audience'),
      again('Kursi', 'seats'),
    ]);
  },
});

const sayAgain = defineDeedOn(unsentAnnouncement, {
  ...names.sayAgain,
  permission: 'announce',
  run: (turn: Composing, announcement, { field }) => goOn(turn, { ...announcement, [field]: null }),
});

const drop = defineDeedOn(unsentAnnouncement, {
  ...names.drop,
  permission: 'announce',
  run(turn: SayingAbout & Part<'draft'>, announcement) {
    turn.draft.keep({ kind: 'announcement', announcement: { ...announcement, status: 'cancelled' } });
    sayAbout(turn, 'dropped');
  },
});

const sendNow = defineDeedOn(unsentAnnouncement, {
  ...names.sendNow,
  permission: 'announce',
  async run(turn: Composing & StartingToSend, announcement) {
    if (isWhole(announcement)) await startSending(turn, announcement);
    else await goOn(turn, announcement);
  },
});

const sendLater = defineDeedOn(unsentAnnouncement, {
  ...names.sendLater,
  permission: 'announce',
  run(turn: AskingFor & Part<'now' | 'draft'>, announcement, _args, words) {
    const { id, zone, startsAt } = announcement;
    const again = names.sendLater.of({ announcement: id });
    if (words === null || startsAt === null) {
      askFor(turn, 'later_ask', again);
      return;
    }
    const { day, time } = readWhen(words, turn.now, zone);
    const sendAt = day === null ? null : momentOf(day, time ?? '08:00', zone);
    if (sendAt === null || sendAt <= turn.now || sendAt >= startsAt) {
      askFor(turn, 'later_past', again);
      return;
    }
    turn.draft.keep({ kind: 'announcement', announcement: { ...announcement, status: 'planned', sendAt } });
    turn.draft.schedule(sendPlanned.of({ announcement: id }), sendAt);
    sayAbout(turn, 'planned', { when: whenInWords(sendAt, zone) });
  },
});

/** The short dialogue in which a kader or coordinator puts an announcement together, sees it, and lets it go. */
export const composeDeeds = [announce, ...answerDeeds, edit, sayAgain, drop, sendNow, sendLater];

const readPlace = argsReader(names.setPlace.args);

/** A place may be sent as a position on the map beside its name. */
export const composeRoom: StaffRoom<SayingAbout & Part<'me' | 'draft' | 'staff', 'loadAnnouncement'>> = {
  async words(turn, { content }) {
    const awaiting = turn.staff?.menu.awaiting;
    if (content.kind !== 'location' || awaiting?.name !== names.setPlace.name) return false;
    const announcement = await turn.store.loadAnnouncement(readPlace(awaiting.args)?.announcement ?? '');
    if (announcement?.by !== turn.me) return false;
    const { latitude, longitude } = content;
    turn.draft.keep({ kind: 'announcement', announcement: { ...announcement, location: { latitude, longitude } } });
    sayAbout(turn, 'place_located');
    return true;
  },
};

/** Whether everything was said that an invitation needs. */
function isWhole({ what, startsAt, place, villages, audience, seats }: Announcement): boolean {
  return [what, startsAt, place, villages, audience, seats].every((value) => value !== null);
}

function newAnnouncement(turn: Beginning, staff: Staff): Announcement {
  const pick = Math.floor(turn.random() * CODES.length);
  const number = 10 + Math.floor(turn.random() * 90);
  return {
    id: turn.newToken().slice(0, 12),
    by: turn.me,
    byName: staff.name,
    what: null,
    startsAt: null,
    zone: turn.draft.person.zone,
    place: null,
    location: null,
    villages: null,
    audience: null,
    seats: null,
    status: 'draft',
    sendAt: null,
    code: `${CODES[pick] ?? 'MELATI'} ${number}`,
    guests: 0,
    createdAt: turn.now,
    version: 0,
  };
}
