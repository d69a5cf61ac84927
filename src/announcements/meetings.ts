import { beginningOf } from '../messages/whole-characters.ts';
import { bookOf } from './book.ts';
import { DAY } from '../calendar/durations.ts';
import { dayAndMonth, whenInWords } from '../calendar/in-words.ts';
import { defineDeed, defineDeedOn } from '../staff/deed.ts';
import { mayAnywhere } from '../staff/roles.ts';
import type { Offered, Part } from '../staff/room-turn.ts';
import { command } from '../staff/typed.ts';
import type { Announcement } from '../store/announcements.ts';
import { ownAnnouncement } from './access.ts';
import { edit } from './compose-names.ts';
import * as names from './meeting-names.ts';
import { sayAbout, type SayingAbout } from './say-about.ts';
import { tally } from './tally.ts';
import { shortWhen } from './words.ts';

/** How far back one's meetings are listed. */
const LISTED_MS = 60 * DAY;
/** Meetings a phone can show as buttons at once. */
const SHOWN = 30;

export const listMeetings = defineDeed({
  name: 'meetings',
  args: {},
  permission: 'announce',
  menu: { label: 'Acara saya' },
  typed: command(/^acara(?: saya)?$/i),
  async run(turn: SayingAbout & Part<'me' | 'now' | 'offer', 'announcements'>, staff) {
    const by = mayAnywhere(staff, 'announce') ? null : turn.me;
    const found = await turn.store.announcements(by, turn.now - LISTED_MS);
    if (found.length === 0) {
      sayAbout(turn, 'list_none');
      return;
    }
    const book = bookOf(turn);
    const lines = found.map((one) =>
      book.say('list_line', { what: one.what ?? '', when: shortWhen(one, turn.now), status: one.status }),
    );
    const offered = found.map((one) => ({ label: labelOf(one), deed: names.show.of({ announcement: one.id }) }));
    turn.offer([book.say('list'), ...lines].join('\n'), offered.slice(0, SHOWN));
  },
});

export const showMeeting = defineDeedOn(ownAnnouncement, {
  ...names.show,
  permission: 'announce',
  async run(turn: Part<'now' | 'announcements' | 'offer', 'announcedPeople'>, meeting) {
    const { what, startsAt, zone, place, status, code } = meeting;
    const counts = tally(await turn.store.announcedPeople(meeting.id));
    const when = whenInWords(startsAt ?? 0, zone);
    const values = { what: what ?? '', when, place: place ?? '', status, code, ...counts };
    turn.offer(bookOf(turn).say('about', values).trim(), optionsOf(meeting, turn.now));
  },
});

function optionsOf({ id: meeting, startsAt, status }: Announcement, now: number): Offered[] {
  const about = { announcement: meeting };
  const ahead = (startsAt ?? 0) > now && status !== 'cancelled';
  return [
    { label: 'Siapa yang datang', deed: names.whoComes.of(about) },
    { label: 'Absen', deed: names.attendance.of(about) },
    ...(status === 'planned' ? [{ label: 'Ubah undangan', deed: edit.of(about) }] : []),
    ...(ahead && status === 'sent'
      ? [
          { label: 'Ubah waktu', deed: names.changeWhen.of(about) },
          { label: 'Ubah tempat', deed: names.changePlace.of(about) },
        ]
      : []),
    ...(ahead ? [{ label: 'Batalkan', deed: names.askCancel.of(about) }] : []),
    { label: 'Laporan', deed: names.report.of(about) },
  ];
}

function labelOf({ what, startsAt, zone }: Announcement): string {
  return beginningOf(`${what ?? ''} ${dayAndMonth(startsAt ?? 0, zone)}`, 40);
}
