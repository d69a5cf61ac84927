import { whenInWords } from '../calendar/in-words.ts';
import { defineDeedOn } from '../staff/deed.ts';
import { serves, villageKey } from '../staff/roles.ts';
import type { Part } from '../staff/room-turn.ts';
import { unsentAnnouncement } from './access.ts';
import { readNumber } from '../understanding/numbers.ts';
import * as names from './compose-names.ts';
import { askFor, AUDIENCES, goOn, offerFor, type Composing } from './compose-steps.ts';
import { readStart } from './read-start.ts';
import { sayAbout } from './say-about.ts';
import { KINDS, LONGEST_PLACE, oneLine } from './words.ts';

const LONGEST_NAME = 80;
const MOST_SEATS = 5000;

const setWhat = defineDeedOn(unsentAnnouncement, {
  ...names.setWhat,
  permission: 'announce',
  async run(turn: Composing, announcement, { kind }, words) {
    const what = words === null ? KINDS[kind ?? KINDS.length] : oneLine(words, LONGEST_NAME);
    if (kind === undefined && words === null) {
      askFor(turn, 'what_typed', names.setWhat.of({ announcement: announcement.id }));
    } else await goOn(turn, { ...announcement, what: what === undefined || what === '' ? null : what });
  },
});

const setWhen = defineDeedOn(unsentAnnouncement, {
  ...names.setWhen,
  permission: 'announce',
  async run(turn: Composing, announcement, { day }, words) {
    const { id, zone } = announcement;
    const startsAt = readStart(turn, zone, day, words ?? '', (known) =>
      names.setWhen.of({ announcement: id, day: known }),
    );
    if (startsAt === null) return;
    sayAbout(turn, 'when_read', { when: whenInWords(startsAt, zone) });
    await goOn(turn, { ...announcement, startsAt });
  },
});

const setPlace = defineDeedOn(unsentAnnouncement, {
  ...names.setPlace,
  permission: 'announce',
  async run(turn: Composing, announcement, _args, words) {
    const place = oneLine(words ?? '', LONGEST_PLACE);
    if (place === '') askFor(turn, 'place_ask', names.setPlace.of({ announcement: announcement.id }));
    else await goOn(turn, { ...announcement, place });
  },
});

const setVillages = defineDeedOn(unsentAnnouncement, {
  ...names.setVillages,
  permission: 'announce',
  async run(turn: Composing, announcement, { village }, words) {
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
  run: (turn: Composing, announcement, { audience: wanted }) =>
    goOn(turn, { ...announcement, audience: AUDIENCES.find(({ key }) => key === wanted)?.audience ?? null }),
});

const setWork = defineDeedOn(unsentAnnouncement, {
  ...names.setWork,
  permission: 'announce',
  async run(turn: Composing & Part<'works'>, announcement, { work }) {
    const works = turn.works();
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
  async run(turn: Composing, announcement, _args, words) {
    const typed = (words ?? '').trim();
    const seats = /^(?:bebas|tidak|ga|gak|enggak|nggak)/i.test(typed) ? 0 : readNumber(typed);
    if (seats === null || !Number.isInteger(seats) || seats < 0 || seats > MOST_SEATS)
      askFor(turn, 'seats_number', names.setSeats.of({ announcement: announcement.id }));
    else await goOn(turn, { ...announcement, seats });
  },
});

/** What is answered, one after the other, while an announcement is put together. */
export const answerDeeds = [setWhat, setWhen, setPlace, setVillages, setAudience, setWork, setSeats];

/** Typed names as village ids; null when one is unknown to content and to everybody's profile. */
async function readVillages(turn: Part<'guide', 'villagers'>, text: string): Promise<string[] | null> {
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
