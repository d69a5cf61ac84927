import { bookOf } from './book.ts';
import type { AnnouncementText } from './texts.ts';
import type { Offered, Part } from '../staff/room-turn.ts';
import { villagesInWords } from '../staff/villages-in-words.ts';
import type { Announcement, Audience } from '../store/announcements.ts';
import type { Deed } from '../store/deeds.ts';
import { reachOf } from './audience.ts';
import * as names from './compose-names.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';
import { invitationText, KINDS, previewText } from './words.ts';

export const AUDIENCES: readonly { label: string; key: string; audience: Audience }[] = [
  { label: 'Semua warga', key: 'all', audience: { stages: null, work: null, newcomers: false } },
  {
    label: 'Yang belum terdaftar',
    key: 'unregistered',
    audience: { stages: ['unknown', 'unregistered', 'preparing'], work: null, newcomers: false },
  },
  {
    label: 'Sudah daftar, belum bayar',
    key: 'unpaid',
    audience: { stages: ['registered'], work: null, newcomers: false },
  },
  { label: 'Yang menunggak', key: 'lapsed', audience: { stages: ['lapsed'], work: null, newcomers: false } },
  { label: 'Yang belum pernah ikut acara', key: 'newcomers', audience: { stages: null, work: null, newcomers: true } },
];

type OfferingFor = Part<'announcements' | 'offer'>;
export type AskingFor = SayingAbout & Part<'awaitWords'>;
type Previewing = SayingAbout & OfferingFor & Part<'now' | 'guide' | 'words', 'villagers'>;
/** What it takes to put an announcement together, up to its preview. */
export type Composing = AskingFor & Previewing & Part<'draft' | 'staff'>;

/** Keeps what was said of an announcement, and asks for what is still missing; when nothing is, shows it. */
export async function goOn(turn: Composing, announcement: Announcement): Promise<void> {
  turn.draft.keep({ kind: 'announcement', announcement });
  const { id, what, startsAt, place, villages, audience, seats } = announcement;
  if (what === null) askWhat(turn, id);
  else if (startsAt === null) askFor(turn, 'when_ask', names.setWhen.of({ announcement: id }));
  else if (place === null) askFor(turn, 'place_ask', names.setPlace.of({ announcement: id }));
  else if (villages === null) askVillages(turn, id);
  else if (audience === null) askAudience(turn, id);
  else if (seats === null) askFor(turn, 'seats_ask', names.setSeats.of({ announcement: id }));
  else await preview(turn, announcement);
}

/** Asks for words; `deed` takes them. */
export function askFor(turn: AskingFor, text: AnnouncementText, deed: Deed): void {
  sayAbout(turn, text);
  turn.awaitWords(deed);
}

/** Asks with options. */
export function offerFor(turn: OfferingFor, text: AnnouncementText, offered: readonly Offered[]): void {
  turn.offer(bookOf(turn).say(text), offered);
}

function askWhat(turn: OfferingFor, announcement: string): void {
  const kinds = KINDS.map((label, kind) => ({ label, deed: names.setWhat.of({ announcement, kind }) }));
  offerFor(turn, 'what_ask', [...kinds, { label: 'Acara lain', deed: names.setWhat.of({ announcement }) }]);
}

function askVillages(turn: OfferingFor & Part<'guide' | 'words' | 'staff'>, announcement: string): void {
  const own = turn.staff?.villages ?? [];
  const each = own.map((village) => ({
    label: villagesInWords(turn, [village]),
    deed: names.setVillages.of({ announcement, village }),
  }));
  const all = {
    label: own.length === 0 ? 'Semua desa program' : 'Semua desa saya',
    deed: names.setVillages.of({ announcement, village: names.ALL_VILLAGES }),
  };
  const typed = { label: 'Tulis nama desa', deed: names.setVillages.of({ announcement }) };
  offerFor(turn, 'villages_ask', own.length === 1 ? each : [...each, all, ...(own.length === 0 ? [typed] : [])]);
}

function askAudience(turn: OfferingFor, announcement: string): void {
  const some = AUDIENCES.map(({ label, key }) => ({
    label,
    deed: names.setAudience.of({ announcement, audience: key }),
  }));
  const work = { label: 'Pekerjaan tertentu', deed: names.setWork.of({ announcement }) };
  offerFor(turn, 'audience_ask', [...some, work]);
}

/** The invitation word for word, how many it reaches, and what can be done with it. */
async function preview(turn: Previewing, announcement: Announcement): Promise<void> {
  const book = bookOf(turn);
  const about = { announcement: announcement.id };
  sayAbout(turn, 'preview');
  const invitation = invitationText(announcement, villagesInWords(turn, announcement.villages), turn.now, book);
  turn.send({ kind: 'say', text: previewText(invitation) });
  const { people, cannot } = reachOf(announcement, await turn.store.villagers());
  const left = Object.values(cannot).reduce((sum, count) => sum + count, 0);
  const edit = { label: 'Ubah', deed: names.edit.of(about) };
  const drop = { label: 'Tidak jadi', deed: names.drop.of(about) };
  if (people.length === 0 && left === 0) {
    turn.offer(book.say('reach_none'), [edit, drop]);
    return;
  }
  const reach = book.say('reach', { count: people.length, ...cannot, cannot: left === 0 ? 'none' : left }).trim();
  turn.offer(`${reach}\n${book.say('confirm')}`, [
    { label: 'Kirim sekarang', deed: names.sendNow.of(about) },
    { label: 'Kirim nanti', deed: names.sendLater.of(about) },
    edit,
    drop,
  ]);
}
