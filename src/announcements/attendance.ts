import { readNumber } from '../understanding/numbers.ts';
import { bookOf } from './book.ts';
import { ABOUT_MANY, aboutWorker } from '../staff/about-workers.ts';
import { defineDeedOn } from '../staff/deed.ts';
import type { Part } from '../staff/room-turn.ts';
import { ownAnnouncement } from './access.ts';
import { askFor, type AskingFor } from './compose-steps.ts';
import * as names from './meeting-names.ts';
import { keepPresence } from './presence.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';
import { nameOf } from './villager-name.ts';

/** People a phone can show as buttons at once. */
const SHOWN = 30;
const MOST_GUESTS = 10_000;

export const listComing = defineDeedOn(ownAnnouncement, {
  ...names.whoComes,
  permission: 'announce',
  async run(turn: SayingAbout & Part<never, 'announcedPeople'>, meeting) {
    const people = await turn.store.announcedPeople(meeting.id);
    const coming = people.filter(({ answer }) => answer !== null && answer !== 'no');
    const order = { yes: 0, maybe: 1, waiting: 2, no: 3 } as const;
    coming.sort((a, b) => order[a.answer ?? 'no'] - order[b.answer ?? 'no']);
    const book = bookOf(turn);
    const lines = coming.map((one) => book.say('coming_line', { name: nameOf(one), answer: one.answer ?? '' }));
    if (coming.length === 0) sayAbout(turn, 'coming_none');
    else {
      const text = [book.say('coming', { count: coming.length }), ...lines].join('\n');
      turn.send({ kind: 'say', text, about: ABOUT_MANY });
    }
  },
});

export const takeAttendance = defineDeedOn(ownAnnouncement, {
  ...names.attendance,
  permission: 'announce',
  async run(turn: Part<'announcements' | 'offer', 'announcedPeople'>, meeting) {
    const people = await turn.store.announcedPeople(meeting.id);
    const { code, guests } = meeting;
    const came = people.filter(({ cameAt }) => cameAt !== null);
    const text = bookOf(turn).say('attendance', { code, came: came.length, guests }).trim();
    const likely = people.filter(({ answer, cameAt }) => cameAt === null && answer !== 'no' && answer !== null);
    const ticks = [...likely, ...came].slice(0, SHOWN).map((person) => ({
      label: `${person.cameAt === null ? '⬜' : '✅'} ${nameOf(person)}${person.guest ? ' (tamu)' : ''}`,
      deed: names.tick.of({ announcement: meeting.id, person: person.personId }),
    }));
    const guestsDeed = names.countGuests.of({ announcement: meeting.id });
    turn.offer(text, [...ticks, { label: 'Tamu tanpa HP', deed: guestsDeed }], ABOUT_MANY);
  },
});

export const tickPerson = defineDeedOn(ownAnnouncement, {
  ...names.tick,
  permission: 'announce',
  async run(turn: SayingAbout & Part<'now' | 'draft' | 'offer', 'announcedPeople'>, meeting, { person }) {
    const people = await turn.store.announcedPeople(meeting.id);
    const found = people.find(({ personId }) => personId === person);
    if (!found) {
      sayAbout(turn, 'gone');
      return;
    }
    const { draft, now } = turn;
    const came = found.cameAt === null;
    if (came) keepPresence(draft, meeting, found.personId, 'tick', now);
    else draft.keep({ kind: 'attendance', announcement: meeting.id, personId: found.personId, how: null, at: now });
    const text = bookOf(turn).say('attendance_done', { name: nameOf(found), answer: came ? 'yes' : 'no' });
    const goOn = { label: 'Lanjut absen', deed: names.attendance.of({ announcement: meeting.id }) };
    turn.offer(text, [goOn], aboutWorker(found.personId));
  },
});

export const takeGuests = defineDeedOn(ownAnnouncement, {
  ...names.countGuests,
  permission: 'announce',
  run(turn: AskingFor & Part<'draft'>, meeting, _args, words) {
    const guests = readNumber(words ?? '');
    if (guests === null || !Number.isInteger(guests) || guests > MOST_GUESTS) {
      askFor(turn, 'guests_ask', names.countGuests.of({ announcement: meeting.id }));
      return;
    }
    turn.draft.keep({ kind: 'announcement', announcement: { ...meeting, guests } });
    sayAbout(turn, 'guests_done', { guests });
  },
});
