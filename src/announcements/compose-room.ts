import type { StaffRoom } from '../staff/staff-room.ts';
import type { Offered, StaffVisit } from '../staff/staff-visit.ts';
import { may, serves, villageKey } from '../staff/roles.ts';
import type { Announcement, Audience } from '../store/announcements.ts';
import type { Staff } from '../store/staff.ts';
import { reachOf } from './audience.ts';
import { startSending } from './deliver.ts';
import { allowed, onAnnouncement, save, tell, villageNames, type EventTools } from './room-tools.ts';
import { readWhen } from '../understanding/when.ts';
import { momentOf } from '../calendar/local-time.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { invitationText, KINDS, previewText } from './words.ts';

/** Words that a code is taken from: easy to say aloud, easy to type. */
const CODES = 'MELATI MAWAR KENANGA ANGGREK CEMPAKA DAHLIA SERUNI TERATAI KAMBOJA SOKA'.split(' ');
const LONGEST_NAME = 80;
const LONGEST_PLACE = 120;
const MOST_SEATS = 5000;
const AUDIENCES: readonly { label: string; key: string; audience: Audience }[] = [
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

/** The short dialogue in which a kader or coordinator puts an announcement together, sees it, and lets it go. */
export function composeRoom(tools: EventTools): StaffRoom {
  const on = (run: Parameters<typeof onAnnouncement>[1]) => onAnnouncement(tools, run);
  /** A step of a draft; one that has gone out already is changed elsewhere. */
  const drafting = (run: Parameters<typeof onAnnouncement>[1]) =>
    on(async (visit, announcement, args, words) => {
      if (announcement.status === 'draft' || announcement.status === 'planned')
        await run(visit, announcement, args, words);
      else tell(visit, tools, 'gone');
    });

  async function goOn(visit: StaffVisit, announcement: Announcement): Promise<void> {
    save(visit, announcement);
    const { id, what, startsAt, place, villages, audience, seats } = announcement;
    if (what === null) {
      askWhat(visit, id);
      return;
    }
    if (startsAt === null) {
      ask(visit, 'when_ask', 'ann_when', id);
      return;
    }
    if (place === null) {
      ask(visit, 'place_ask', 'ann_place', id);
      return;
    }
    if (villages === null) {
      askVillages(visit, id);
      return;
    }
    if (audience === null) {
      askAudience(visit, id);
      return;
    }
    if (seats === null) {
      ask(visit, 'seats_ask', 'ann_seats', id);
      return;
    }
    return preview(visit, announcement);
  }

  function ask(visit: StaffVisit, text: Parameters<typeof tell>[2], verb: string, ...args: string[]): void {
    tell(visit, tools, text);
    visit.await(verb, args);
  }

  function offer(visit: StaffVisit, text: Parameters<typeof tell>[2], offered: readonly Offered[]): void {
    visit.offer(tools.events().say(text), offered);
  }

  function askWhat(visit: StaffVisit, id: string): void {
    const kinds = KINDS.map((label, i) => ({ label, action: `ann_what ${id} ${i}` }));
    offer(visit, 'what_ask', [...kinds, { label: 'Acara lain', action: `ann_what ${id}` }]);
  }

  function askVillages(visit: StaffVisit, id: string): void {
    const own = visit.staff?.villages ?? [];
    const each = own.map((key) => ({
      label: villageNames(visit, [key]),
      action: `ann_village ${id} ${key.replaceAll(' ', '_')}`,
    }));
    const all = { label: own.length === 0 ? 'Semua desa program' : 'Semua desa saya', action: `ann_village ${id} *` };
    const typed = { label: 'Tulis nama desa', action: `ann_village ${id}` };
    offer(visit, 'villages_ask', own.length === 1 ? each : [...each, all, ...(own.length === 0 ? [typed] : [])]);
  }

  function askAudience(visit: StaffVisit, id: string): void {
    const some = AUDIENCES.map(({ label, key }) => ({ label, action: `ann_for ${id} ${key}` }));
    offer(visit, 'audience_ask', [...some, { label: 'Pekerjaan tertentu', action: `ann_work ${id}` }]);
  }

  async function preview(visit: StaffVisit, announcement: Announcement): Promise<void> {
    const book = tools.events();
    const { id, villages } = announcement;
    tell(visit, tools, 'preview');
    const invitation = invitationText(announcement, villageNames(visit, villages), visit.now, book);
    visit.send({ kind: 'say', text: previewText(invitation) });
    const { people, cannot } = reachOf(announcement, await visit.tools.store.villagers());
    const left = Object.values(cannot).reduce((sum, count) => sum + count, 0);
    const edit = { label: 'Ubah', action: `ann_edit ${id}` };
    const drop = { label: 'Tidak jadi', action: `ann_drop ${id}` };
    if (people.length === 0 && left === 0) {
      visit.offer(book.say('reach_none'), [edit, drop]);
      return;
    }
    const reach = book.say('reach', { count: people.length, ...cannot, cannot: left === 0 ? 'none' : left }).trim();
    visit.offer(`${reach}\n${book.say('confirm')}`, [
      { label: 'Kirim sekarang', action: `ann_send ${id}` },
      { label: 'Kirim nanti', action: `ann_later ${id}` },
      edit,
      drop,
    ]);
  }

  return {
    menu: (staff) => (may(staff, 'announce') ? [{ label: 'Umumkan acara', action: 'announce' }] : []),
    read: (text) => (/^\/?umumkan(?: acara)?$/i.test(text.trim()) ? { verb: 'announce', args: [] } : null),
    verbs: {
      announce: allowed('announce', (visit, staff) => goOn(visit, newAnnouncement(visit, staff))),
      ann_what: drafting(async (visit, announcement, [kind], words) => {
        const what = words === null ? KINDS[Number(kind)] : words.trim().slice(0, LONGEST_NAME);
        if (kind === undefined && words === null) ask(visit, 'what_typed', 'ann_what', announcement.id);
        else await goOn(visit, { ...announcement, what: what === undefined || what === '' ? null : what });
      }),
      ann_when: drafting(async (visit, announcement, [day], words) => {
        const { id, zone } = announcement;
        const read = readWhen(words ?? '', visit.now, zone);
        const onDay = day ?? read.day;
        if (onDay === null) {
          ask(visit, 'when_day', 'ann_when', id);
          return;
        }
        if (read.time === null) {
          ask(visit, 'when_time', 'ann_when', id, onDay);
          return;
        }
        const startsAt = momentOf(onDay, read.time, zone);
        if (startsAt === null || startsAt <= visit.now) {
          ask(visit, 'when_past', 'ann_when', id);
          return;
        }
        tell(visit, tools, 'when_read', { when: whenInWords(startsAt, zone) });
        return goOn(visit, { ...announcement, startsAt });
      }),
      ann_place: drafting(async (visit, announcement, _args, words) => {
        const place = (words ?? '').trim().slice(0, LONGEST_PLACE);
        if (place === '') ask(visit, 'place_ask', 'ann_place', announcement.id);
        else await goOn(visit, { ...announcement, place });
      }),
      ann_village: drafting(async (visit, announcement, [key], words) => {
        const own = visit.staff?.villages ?? [];
        if (key === '*') return goOn(visit, { ...announcement, villages: own });
        if (key === undefined && words === null) {
          ask(visit, 'villages_typed', 'ann_village', announcement.id);
          return;
        }
        const villages = key === undefined ? await readVillages(visit, words ?? '') : [key.replaceAll('_', ' ')];
        const mine = villages?.every((village) => visit.staff && serves(visit.staff, village));
        if (!villages || !mine) {
          ask(visit, 'villages_unknown', 'ann_village', announcement.id);
          return;
        }
        return goOn(visit, { ...announcement, villages });
      }),
      ann_for: drafting((visit, announcement, [key]) =>
        goOn(visit, { ...announcement, audience: AUDIENCES.find((known) => known.key === key)?.audience ?? null }),
      ),
      ann_work: drafting((visit, announcement, [work]) => {
        const works = tools.works();
        if (work !== undefined && work in works)
          return goOn(visit, { ...announcement, audience: { stages: null, work, newcomers: false } });
        const labels = Object.entries(works).filter(([key]) => key !== 'unknown');
        offer(
          visit,
          'work_ask',
          labels.map(([key, label]) => ({ label, action: `ann_work ${announcement.id} ${key}` })),
        );
      }),
      ann_seats: drafting((visit, announcement, _args, words) => {
        const typed = (words ?? '').trim();
        const seats = /^(?:bebas|tidak|ga|gak|enggak|nggak)/i.test(typed) ? 0 : Number(/\d+/.exec(typed)?.[0] ?? NaN);
        if (!Number.isInteger(seats) || seats > MOST_SEATS) {
          ask(visit, 'seats_number', 'ann_seats', announcement.id);
          return;
        }
        return goOn(visit, { ...announcement, seats });
      }),
      ann_edit: drafting((visit, { id }) =>
        offer(visit, 'edit_ask', [
          { label: 'Acaranya', action: `ann_again ${id} what` },
          { label: 'Hari dan jam', action: `ann_again ${id} startsAt` },
          { label: 'Tempat', action: `ann_again ${id} place` },
          { label: 'Desa', action: `ann_again ${id} villages` },
          { label: 'Untuk siapa', action: `ann_again ${id} audience` },
          { label: 'Kursi', action: `ann_again ${id} seats` },
        ]),
      ),
      ann_again: drafting((visit, announcement, [field = '']) =>
        goOn(visit, field in announcement ? { ...announcement, [field]: null } : announcement),
      ),
      ann_drop: drafting((visit, announcement) => {
        save(visit, { ...announcement, status: 'cancelled' });
        tell(visit, tools, 'dropped');
      }),
      ann_send: drafting(async (visit, announcement) => {
        if (isWhole(announcement)) await startSending(visit, tools, announcement);
        else await goOn(visit, announcement);
      }),
      ann_later: drafting((visit, announcement, _args, words) => {
        const { id, zone, startsAt } = announcement;
        if (words === null || startsAt === null) {
          ask(visit, 'later_ask', 'ann_later', id);
          return;
        }
        const { day, time } = readWhen(words, visit.now, zone);
        const sendAt = day === null ? null : momentOf(day, time ?? '08:00', zone);
        if (sendAt === null || sendAt <= visit.now || sendAt >= startsAt) {
          ask(visit, 'later_past', 'ann_later', id);
          return;
        }
        save(visit, { ...announcement, status: 'planned', sendAt });
        visit.turn.draft.schedule({ key: `announce ${id}`, dueAt: sendAt, payload: { verb: `announce_send ${id}` } });
        tell(visit, tools, 'planned', { when: whenInWords(sendAt, zone) });
      }),
    },
    words: async (visit, inbound) => {
      const { content } = inbound;
      const awaiting = visit.staff?.desk.awaiting;
      if (content.kind !== 'location' || awaiting?.verb !== 'ann_place') return false;
      const announcement = await visit.tools.store.loadAnnouncement(awaiting.args[0] ?? '');
      if (announcement?.by !== visit.me) return false;
      save(visit, { ...announcement, location: { latitude: content.latitude, longitude: content.longitude } });
      tell(visit, tools, 'place_located');
      return true;
    },
  };
}

/** Whether everything was said that an invitation needs. */
function isWhole({ what, startsAt, place, villages, audience, seats }: Announcement): boolean {
  return [what, startsAt, place, villages, audience, seats].every((value) => value !== null);
}

function newAnnouncement(visit: StaffVisit, staff: Staff): Announcement {
  const pick = Math.floor(visit.turn.random() * CODES.length);
  const number = 10 + Math.floor(visit.turn.random() * 90);
  return {
    id: visit.tools.newToken().slice(0, 12),
    by: visit.me,
    byName: staff.name,
    what: null,
    startsAt: null,
    zone: visit.turn.draft.person.zone,
    place: null,
    location: null,
    villages: null,
    audience: null,
    seats: null,
    status: 'draft',
    sendAt: null,
    code: `${CODES[pick] ?? 'MELATI'} ${number}`,
    guests: 0,
    createdAt: visit.now,
    version: 0,
  };
}

/** Typed names as village ids; null when one is unknown to content and to everybody's profile. */
async function readVillages(visit: StaffVisit, text: string): Promise<string[] | null> {
  const { villages } = visit.turn.guide.program;
  const known = new Set((await visit.tools.store.villagers()).map(({ village }) => villageKey(village)));
  const found = text.split(/[,;]|\bdan\b/iu).flatMap((name) => {
    if (name.trim() === '') return [];
    const [position] = villages.find(name);
    const village = position === undefined ? undefined : villages.list[position];
    const key = villageKey(village?.id ?? name);
    return [village || known.has(key) ? key : null];
  });
  const keys = found.filter((key) => key !== null);
  return keys.length === found.length && keys.length > 0 ? keys : null;
}
