import { momentOf } from '../calendar/local-time.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { argsReader } from '../deeds/args.ts';
import type { Inbound } from '../messages/message.ts';
import { defineDeed, defineDeedOn, type AnyDeed } from '../staff/deed.ts';
import { serves, villageKey } from '../staff/roles.ts';
import type { RoomTurn } from '../staff/room-turn.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import { command } from '../staff/typed.ts';
import type { Announcement } from '../store/announcements.ts';
import type { Staff } from '../store/staff.ts';
import { readWhen } from '../understanding/when.ts';
import { unsentAnnouncement } from './access.ts';
import * as names from './compose-names.ts';
import { askFor, AUDIENCES, goOn, offerFor } from './compose-steps.ts';
import { sendPlanned, startSending } from './deliver.ts';
import { sayAbout } from './say-about.ts';
import { KINDS, LONGEST_PLACE } from './words.ts';

/** Words that a code is taken from: easy to say aloud, easy to type. */
const CODES = 'MELATI MAWAR KENANGA ANGGREK CEMPAKA DAHLIA SERUNI TERATAI KAMBOJA SOKA'.split(' ');
const LONGEST_NAME = 80;
const MOST_SEATS = 5000;

const announce = defineDeed({
  name: 'announce',
  args: {},
  permission: 'announce',
  menu: { label: 'Umumkan acara' },
  typed: command(/^umumkan(?: acara)?$/i),
  run: (turn, staff) => goOn(turn, newAnnouncement(turn, staff)),
});

const setWhat = defineDeedOn(unsentAnnouncement, {
  ...names.setWhat,
  permission: 'announce',
  async run(turn, announcement, { kind }, words) {
    const what = words === null ? KINDS[kind ?? KINDS.length] : words.trim().slice(0, LONGEST_NAME);
    if (kind === undefined && words === null) {
      askFor(turn, 'what_typed', names.setWhat.of({ announcement: announcement.id }));
    } else await goOn(turn, { ...announcement, what: what === undefined || what === '' ? null : what });
  },
});

const setWhen = defineDeedOn(unsentAnnouncement, {
  ...names.setWhen,
  permission: 'announce',
  async run(turn, announcement, { day }, words) {
    const { id, zone } = announcement;
    const again = names.setWhen.of({ announcement: id });
    const read = readWhen(words ?? '', turn.now, zone);
    const onDay = day ?? read.day;
    if (onDay === null) {
      askFor(turn, 'when_day', again);
      return;
    }
    if (read.time === null) {
      askFor(turn, 'when_time', names.setWhen.of({ announcement: id, day: onDay }));
      return;
    }
    const startsAt = momentOf(onDay, read.time, zone);
    if (startsAt === null || startsAt <= turn.now) {
      askFor(turn, 'when_past', again);
      return;
    }
    sayAbout(turn, 'when_read', { when: whenInWords(startsAt, zone) });
    await goOn(turn, { ...announcement, startsAt });
  },
});

const setPlace = defineDeedOn(unsentAnnouncement, {
  ...names.setPlace,
  permission: 'announce',
  async run(turn, announcement, _args, words) {
    const place = (words ?? '').trim().slice(0, LONGEST_PLACE);
    if (place === '') askFor(turn, 'place_ask', names.setPlace.of({ announcement: announcement.id }));
    else await goOn(turn, { ...announcement, place });
  },
});

const setVillages = defineDeedOn(unsentAnnouncement, {
  ...names.setVillages,
  permission: 'announce',
  async run(turn, announcement, { village }, words) {
    const { staff } = turn;
    if (village === names.ALL_VILLAGES) return goOn(turn, { ...announcement, villages: staff?.villages ?? [] });
    const again = names.setVillages.of({ announcement: announcement.id });
    if (village === undefined && words === null) {
      askFor(turn, 'villages_typed', again);
      return;
    }
    const villages = village === undefined ? await readVillages(turn, words ?? '') : [villageKey(village)];
    const mine = villages?.every((each) => staff && serves(staff, each));
    if (!villages || !mine) askFor(turn, 'villages_unknown', again);
    else await goOn(turn, { ...announcement, villages });
  },
});

const setAudience = defineDeedOn(unsentAnnouncement, {
  ...names.setAudience,
  permission: 'announce',
  run: (turn, announcement, { audience: wanted }) =>
    goOn(turn, { ...announcement, audience: AUDIENCES.find(({ key }) => key === wanted)?.audience ?? null }),
});

const setWork = defineDeedOn(unsentAnnouncement, {
  ...names.setWork,
  permission: 'announce',
  async run(turn, announcement, { work }) {
    const works = turn.tools.works();
    if (work !== undefined && work in works) {
      await goOn(turn, { ...announcement, audience: { stages: null, work, newcomers: false } });
      return;
    }
    const known = Object.entries(works).filter(([key]) => key !== 'unknown');
    const offered = known.map(([key, label]) => ({
      label,
      deed: names.setWork.of({ announcement: announcement.id, work: key }),
    }));
    offerFor(turn, 'work_ask', offered);
  },
});

const setSeats = defineDeedOn(unsentAnnouncement, {
  ...names.setSeats,
  permission: 'announce',
  async run(turn, announcement, _args, words) {
    const typed = (words ?? '').trim();
    const seats = /^(?:bebas|tidak|ga|gak|enggak|nggak)/i.test(typed) ? 0 : Number(/\d+/.exec(typed)?.[0] ?? NaN);
    if (!Number.isInteger(seats) || seats > MOST_SEATS)
      askFor(turn, 'seats_number', names.setSeats.of({ announcement: announcement.id }));
    else await goOn(turn, { ...announcement, seats });
  },
});

const edit = defineDeedOn(unsentAnnouncement, {
  ...names.edit,
  permission: 'announce',
  run(turn, { id: announcement }) {
    const again = (label: string, field: keyof Announcement) => ({
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
  run: (turn, announcement, { field }) =>
    goOn(turn, field in announcement ? { ...announcement, [field]: null } : announcement),
});

const drop = defineDeedOn(unsentAnnouncement, {
  ...names.drop,
  permission: 'announce',
  run(turn, announcement) {
    turn.draft.keep({ kind: 'announcement', announcement: { ...announcement, status: 'cancelled' } });
    sayAbout(turn, 'dropped');
  },
});

const sendNow = defineDeedOn(unsentAnnouncement, {
  ...names.sendNow,
  permission: 'announce',
  async run(turn, announcement) {
    if (isWhole(announcement)) await startSending(turn, announcement);
    else await goOn(turn, announcement);
  },
});

const sendLater = defineDeedOn(unsentAnnouncement, {
  ...names.sendLater,
  permission: 'announce',
  run(turn, announcement, _args, words) {
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
export const composeDeeds: readonly AnyDeed[] = [
  announce,
  setWhat,
  setWhen,
  setPlace,
  setVillages,
  setAudience,
  setWork,
  setSeats,
  edit,
  sayAgain,
  drop,
  sendNow,
  sendLater,
];

const readPlace = argsReader(names.setPlace.args);

/** A place may be sent as a position on the map beside its name. */
export const composeRoom: StaffRoom = {
  async words(turn: RoomTurn, { content }: Inbound) {
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

function newAnnouncement(turn: RoomTurn, staff: Staff): Announcement {
  const pick = Math.floor(turn.dialogue.random() * CODES.length);
  const number = 10 + Math.floor(turn.dialogue.random() * 90);
  return {
    id: turn.tools.newToken().slice(0, 12),
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

/** Typed names as village ids; null when one is unknown to content and to everybody's profile. */
async function readVillages(turn: RoomTurn, text: string): Promise<string[] | null> {
  const { villages } = turn.guide.program;
  const known = new Set((await turn.store.villagers()).map(({ village }) => villageKey(village)));
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
