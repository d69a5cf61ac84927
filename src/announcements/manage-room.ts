import { DAY } from '../calendar/durations.ts';
import { whenInWords } from '../calendar/in-words.ts';
import { momentOf } from '../calendar/local-time.ts';
import { id, word } from '../deeds/args.ts';
import type { NamedJob } from '../deeds/job.ts';
import { defineDeed, defineDeedOn, nameDeed, type AnyDeed } from '../staff/deed.ts';
import { mayAnywhere } from '../staff/roles.ts';
import type { Offered, RoomTurn } from '../staff/room-turn.ts';
import { command } from '../staff/typed.ts';
import type { AnnouncedPerson, Announcement } from '../store/announcements.ts';
import { readWhen } from '../understanding/when.ts';
import { ownAnnouncement } from './access.ts';
import { keepPresence } from './answer-desk.ts';
import { edit } from './compose-names.ts';
import { askFor } from './compose-steps.ts';
import { shortWhen, tellCancelled, tellChanged } from './deliver.ts';
import { sayAbout } from './say-about.ts';

/** How far back one's meetings are listed, and for how long registrations after one are counted. */
const LISTED_MS = 60 * DAY;
const REGISTERED_WITHIN_MS = 30 * DAY;
/** People a phone can show as buttons at once. */
const SHOWN = 30;
const MOST_GUESTS = 10_000;
const LONGEST_PLACE = 120;

const announcement = word;
const permission = 'announce';

const show = nameDeed({ name: 'event', args: { announcement } });
const attendance = nameDeed({ name: 'event_attendance', args: { announcement } });
const countGuests = nameDeed({ name: 'event_guests', args: { announcement } });
const changeWhen = nameDeed({ name: 'event_when', args: { announcement, day: word.optional() } });
const changePlace = nameDeed({ name: 'event_place', args: { announcement } });

const listMeetings = defineDeed({
  name: 'events',
  args: {},
  permission,
  menu: { label: 'Acara saya' },
  typed: command(/^acara(?: saya)?$/i),
  async run(turn, staff) {
    const by = mayAnywhere(staff, 'announce') ? null : turn.me;
    const found = await turn.store.announcements(by, turn.now - LISTED_MS);
    if (found.length === 0) {
      sayAbout(turn, 'list_none');
      return;
    }
    const book = turn.tools.events();
    const lines = found.map((one) =>
      book.say('list_line', { what: one.what ?? '', when: shortWhen(one, turn.now), status: one.status }),
    );
    const offered = found.map((one) => ({ label: labelOf(one), deed: show.of({ announcement: one.id }) }));
    turn.offer([book.say('list'), ...lines].join('\n'), offered.slice(0, SHOWN));
  },
});

const showMeeting = defineDeedOn(ownAnnouncement, {
  ...show,
  permission,
  async run(turn, meeting) {
    const { what, startsAt, zone, place, status, code } = meeting;
    const counts = tally(await turn.store.announcedPeople(meeting.id));
    const when = whenInWords(startsAt ?? 0, zone);
    const values = { what: what ?? '', when, place: place ?? '', status, code, ...counts };
    turn.offer(turn.tools.events().say('about', values).trim(), optionsOf(meeting, turn.now));
  },
});

function optionsOf({ id: meeting, startsAt, status }: Announcement, now: number): Offered[] {
  const about = { announcement: meeting };
  const ahead = (startsAt ?? 0) > now && status !== 'cancelled';
  return [
    { label: 'Siapa yang datang', deed: whoComes.of(about) },
    { label: 'Absen', deed: attendance.of(about) },
    ...(status === 'planned' ? [{ label: 'Ubah undangan', deed: edit.of(about) }] : []),
    ...(ahead && status === 'sent'
      ? [
          { label: 'Ubah waktu', deed: changeWhen.of(about) },
          { label: 'Ubah tempat', deed: changePlace.of(about) },
        ]
      : []),
    ...(ahead ? [{ label: 'Batalkan', deed: askCancel.of(about) }] : []),
    { label: 'Laporan', deed: report.of(about) },
  ];
}

const whoComes = defineDeedOn(ownAnnouncement, {
  name: 'event_coming',
  args: { announcement },
  permission,
  async run(turn, meeting) {
    const people = await turn.store.announcedPeople(meeting.id);
    const coming = people.filter(({ answer }) => answer !== null && answer !== 'no');
    const order = { yes: 0, maybe: 1, waiting: 2, no: 3 } as const;
    coming.sort((a, b) => order[a.answer ?? 'no'] - order[b.answer ?? 'no']);
    const book = turn.tools.events();
    const lines = coming.map((one) => book.say('coming_line', { name: nameOf(one), answer: one.answer ?? '' }));
    if (coming.length === 0) sayAbout(turn, 'coming_none');
    else turn.send({ kind: 'say', text: [book.say('coming', { count: coming.length }), ...lines].join('\n') });
  },
});

const takeAttendance = defineDeedOn(ownAnnouncement, {
  ...attendance,
  permission,
  async run(turn, meeting) {
    const people = await turn.store.announcedPeople(meeting.id);
    const { code, guests } = meeting;
    const came = people.filter(({ cameAt }) => cameAt !== null);
    const text = turn.tools.events().say('attendance', { code, came: came.length, guests }).trim();
    const likely = people.filter(({ answer, cameAt }) => cameAt === null && answer !== 'no' && answer !== null);
    const ticks = [...likely, ...came].slice(0, SHOWN).map((person) => ({
      label: `${person.cameAt === null ? '⬜' : '✅'} ${nameOf(person)}`,
      deed: tick.of({ announcement: meeting.id, person: person.personId }),
    }));
    turn.offer(text, [...ticks, { label: 'Tamu tanpa HP', deed: countGuests.of({ announcement: meeting.id }) }]);
  },
});

/** Came, or came not after all. */
const tick = defineDeedOn(ownAnnouncement, {
  name: 'event_tick',
  args: { announcement, person: id },
  permission,
  async run(turn, meeting, { person }) {
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
    const text = turn.tools.events().say('attendance_done', { name: nameOf(found), answer: came ? 'yes' : 'no' });
    turn.offer(text, [{ label: 'Lanjut absen', deed: attendance.of({ announcement: meeting.id }) }]);
  },
});

const takeGuests = defineDeedOn(ownAnnouncement, {
  ...countGuests,
  permission,
  run(turn, meeting, _args, words) {
    const guests = Number(/\d+/.exec(words ?? '')?.[0] ?? NaN);
    if (!Number.isInteger(guests) || guests > MOST_GUESTS) {
      askFor(turn, 'guests_ask', countGuests.of({ announcement: meeting.id }));
      return;
    }
    keepAnnouncement(turn, { ...meeting, guests });
    sayAbout(turn, 'guests_done', { guests });
  },
});

const takeWhen = defineDeedOn(ownAnnouncement, {
  ...changeWhen,
  permission,
  async run(turn, meeting, { day }, words) {
    const { zone } = meeting;
    const again = changeWhen.of({ announcement: meeting.id });
    if (words === null) {
      askFor(turn, 'when_ask', again);
      return;
    }
    const read = readWhen(words, turn.now, zone);
    const onDay = day ?? read.day;
    if (onDay === null) {
      askFor(turn, 'when_day', again);
      return;
    }
    if (read.time === null) {
      askFor(turn, 'when_time', changeWhen.of({ announcement: meeting.id, day: onDay }));
      return;
    }
    const startsAt = momentOf(onDay, read.time, zone);
    if (startsAt === null || startsAt <= turn.now) askFor(turn, 'when_past', again);
    else await changeMeeting(turn, { ...meeting, startsAt });
  },
});

const takePlace = defineDeedOn(ownAnnouncement, {
  ...changePlace,
  permission,
  async run(turn, meeting, _args, words) {
    const place = (words ?? '').trim().slice(0, LONGEST_PLACE);
    if (place === '') askFor(turn, 'place_ask', changePlace.of({ announcement: meeting.id }));
    else await changeMeeting(turn, { ...meeting, place, location: null });
  },
});

const askCancel = defineDeedOn(ownAnnouncement, {
  name: 'event_cancel',
  args: { announcement },
  permission,
  run(turn, { id: meeting, what, startsAt, zone }) {
    const values = { what: what ?? '', when: whenInWords(startsAt ?? 0, zone) };
    turn.offer(turn.tools.events().say('cancel_ask', values), [
      { label: 'Ya, batalkan', deed: cancel.of({ announcement: meeting }) },
      { label: 'Tidak', deed: show.of({ announcement: meeting }) },
    ]);
  },
});

const cancel = defineDeedOn(ownAnnouncement, {
  name: 'event_cancel_yes',
  args: { announcement },
  permission,
  async run(turn, meeting) {
    if (meeting.status === 'cancelled') {
      sayAbout(turn, 'gone');
      return;
    }
    keepAnnouncement(turn, { ...meeting, status: 'cancelled' });
    const count = await tellComing(turn, meeting.id, tellCancelled);
    sayAbout(turn, 'cancelled_by', { count });
  },
});

const report = defineDeedOn(ownAnnouncement, {
  name: 'event_report',
  args: { announcement },
  permission,
  async run(turn, { id: meeting, what, startsAt, zone, guests }) {
    const starts = startsAt ?? 0;
    const feedback = await turn.store.feedbackOf(meeting);
    const figures = {
      ...tally(await turn.store.announcedPeople(meeting)),
      feedback: feedback.length,
      useful: feedback.filter(({ useful }) => useful === 'very' || useful === 'some').length,
      clear: feedback.filter(({ clear }) => clear === 'easy').length,
      registered: await turn.store.registeredAfter(meeting, starts, starts + REGISTERED_WITHIN_MS),
    };
    sayAbout(turn, 'report', { what: what ?? '', when: whenInWords(starts, zone), guests, ...figures });
  },
});

/** What a kader does with a meeting that is announced: who comes, attendance, changes, cancelling, the report. */
export const manageDeeds: readonly AnyDeed[] = [
  listMeetings,
  showMeeting,
  whoComes,
  takeAttendance,
  tick,
  takeGuests,
  takeWhen,
  takePlace,
  askCancel,
  cancel,
  report,
];

async function changeMeeting(turn: RoomTurn, meeting: Announcement): Promise<void> {
  const { startsAt, zone, place } = meeting;
  keepAnnouncement(turn, meeting);
  const count = await tellComing(turn, meeting.id, tellChanged);
  sayAbout(turn, 'change_done', { when: whenInWords(startsAt ?? 0, zone), place: place ?? '', count });
}

/** Everybody who said that they come, or may, is told of what changed; jobs of theirs carry it. */
async function tellComing(
  turn: RoomTurn,
  meeting: string,
  job: NamedJob<{ announcement: typeof announcement }>,
): Promise<number> {
  const people = await turn.store.announcedPeople(meeting);
  const coming = people.filter(({ answer }) => answer === 'yes' || answer === 'maybe' || answer === 'waiting');
  for (const { personId } of coming) turn.draft.scheduleFor(personId, job.of({ announcement: meeting }), turn.now);
  return coming.length;
}

function keepAnnouncement(turn: RoomTurn, meeting: Announcement): void {
  turn.draft.keep({ kind: 'announcement', announcement: meeting });
}

function nameOf({ nickname }: AnnouncedPerson): string {
  return nickname === '' ? 'Warga' : nickname;
}

function labelOf({ what, startsAt, zone }: Announcement): string {
  const day = whenInWords(startsAt ?? 0, zone)
    .split(', ')
    .slice(1, 2)
    .join('');
  return `${what ?? ''} ${day.replace(/ \d{4}$/, '')}`.slice(0, 40);
}

/** What became of the invitations, who comes, who came. */
function tally(people: readonly AnnouncedPerson[]) {
  const delivered = (delivery: AnnouncedPerson['delivery']) => people.filter((one) => one.delivery === delivery).length;
  const said = (answer: AnnouncedPerson['answer']) => people.filter((one) => one.answer === answer).length;
  return {
    sent: delivered('sent'),
    queued: delivered('queued'),
    failed: delivered('failed'),
    blocked: delivered('blocked'),
    skipped: delivered('skipped'),
    yes: said('yes'),
    maybe: said('maybe'),
    no: said('no'),
    waiting: said('waiting'),
    came: people.filter(({ cameAt }) => cameAt !== null).length,
  };
}
