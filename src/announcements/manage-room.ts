import { DAY } from '../calendar/durations.ts';
import { may } from '../staff/roles.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import type { Offered, StaffVisit } from '../staff/staff-visit.ts';
import type { AnnouncedPerson, Announcement } from '../store/announcements.ts';
import { deliveryJobs, shortWhen } from './deliver.ts';
import { keepPresence } from './answer-desk.ts';
import { allowed, onAnnouncement, save, tell, type EventTools } from './room-tools.ts';
import { readWhen } from '../understanding/when.ts';
import { momentOf } from '../calendar/local-time.ts';
import { whenInWords } from '../calendar/in-words.ts';

/** How far back one's meetings are listed, and for how long registrations after one are counted. */
const LISTED_MS = 60 * DAY;
const REGISTERED_WITHIN_MS = 30 * DAY;
/** People a phone can show as buttons at once. */
const SHOWN = 30;
const MOST_GUESTS = 10_000;

/** What a kader does with a meeting that is announced: who comes, attendance, changes, cancelling, the report. */
export function manageRoom(tools: EventTools): StaffRoom {
  const on = (run: Parameters<typeof onAnnouncement>[1]) => onAnnouncement(tools, run);
  const book = () => tools.events();

  async function list(visit: StaffVisit): Promise<void> {
    const { staff } = visit;
    const all = staff !== null && may(staff, 'announce', { village: '', holder: 0, told: false });
    const found = await visit.tools.store.announcements(all ? null : visit.me, visit.now - LISTED_MS);
    if (found.length === 0) {
      tell(visit, tools, 'list_none');
      return;
    }
    const lines = found.map((one) =>
      book().say('list_line', { what: one.what ?? '', when: shortWhen(one, visit.now), status: one.status }),
    );
    const offered = found.map((one) => ({ label: label(one), action: `event ${one.id}` }));
    visit.offer([book().say('list'), ...lines].join('\n'), offered.slice(0, SHOWN));
  }

  async function show(visit: StaffVisit, announcement: Announcement): Promise<void> {
    const { id, what, startsAt, zone, place, status, code } = announcement;
    const counts = tally(await visit.tools.store.announcedPeople(id));
    const when = whenInWords(startsAt ?? 0, zone);
    const text = book().say('about', { what: what ?? '', when, place: place ?? '', status, code, ...counts });
    const ahead = (startsAt ?? 0) > visit.now && status !== 'cancelled';
    const offered: Offered[] = [
      { label: 'Siapa yang datang', action: `event_coming ${id}` },
      { label: 'Absen', action: `event_attendance ${id}` },
      ...(status === 'planned' ? [{ label: 'Ubah undangan', action: `ann_edit ${id}` }] : []),
      ...(ahead && status === 'sent'
        ? [
            { label: 'Ubah waktu', action: `event_when ${id}` },
            { label: 'Ubah tempat', action: `event_place ${id}` },
          ]
        : []),
      ...(ahead ? [{ label: 'Batalkan', action: `event_cancel ${id}` }] : []),
      { label: 'Laporan', action: `event_report ${id}` },
    ];
    visit.offer(text.trim(), offered);
  }

  /** Everybody who said that they come, or may, is told of what changed; jobs of theirs carry it. */
  async function tellComing(visit: StaffVisit, id: string, verb: string): Promise<number> {
    const people = await visit.tools.store.announcedPeople(id);
    const coming = people.filter(({ answer }) => answer === 'yes' || answer === 'maybe' || answer === 'waiting');
    for (const { personId } of coming)
      visit.turn.draft.scheduleFor(personId, {
        key: `${verb} ${id}`,
        dueAt: visit.now,
        payload: { verb: `${verb} ${id}` },
      });
    return coming.length;
  }

  async function change(visit: StaffVisit, announcement: Announcement): Promise<void> {
    const { id, startsAt, zone, place } = announcement;
    save(visit, announcement);
    const count = await tellComing(visit, id, 'announcement_changed');
    tell(visit, tools, 'change_done', { when: whenInWords(startsAt ?? 0, zone), place: place ?? '', count });
  }

  async function attendance(visit: StaffVisit, announcement: Announcement, first: string | null): Promise<void> {
    const people = await visit.tools.store.announcedPeople(announcement.id);
    const { code, guests, id } = announcement;
    const came = people.filter(({ cameAt }) => cameAt !== null).length;
    const text = book().say('attendance', { code, came, guests }).trim();
    const likely = people.filter(({ answer, cameAt }) => cameAt === null && answer !== 'no' && answer !== null);
    const ticks = [...likely, ...people.filter(({ cameAt }) => cameAt !== null)].slice(0, SHOWN).map((person) => ({
      label: `${person.cameAt === null ? '⬜' : '✅'} ${person.nickname === '' ? 'Warga' : person.nickname}`,
      action: `event_tick ${id} ${person.personId}`,
    }));
    const guestsAsk = { label: 'Tamu tanpa HP', action: `event_guests ${id}` };
    visit.offer(first === null ? text : `${first}\n${text}`, [...ticks, guestsAsk]);
  }

  return {
    menu: (staff) => (may(staff, 'announce') ? [{ label: 'Acara saya', action: 'events' }] : []),
    read: (text) => (/^\/?(?:acara(?: saya)?)$/i.test(text.trim()) ? { verb: 'events', args: [] } : null),
    jobs: deliveryJobs(tools),
    verbs: {
      events: allowed('announce', (visit) => list(visit)),
      event: on(show),
      event_coming: on(async (visit, { id }) => {
        const people = await visit.tools.store.announcedPeople(id);
        const coming = people.filter(({ answer }) => answer !== null && answer !== 'no');
        const order = { yes: 0, maybe: 1, waiting: 2, no: 3 } as const;
        coming.sort((a, b) => order[a.answer ?? 'no'] - order[b.answer ?? 'no']);
        const lines = coming.map(({ nickname, answer }) =>
          book().say('coming_line', { name: nickname === '' ? 'Warga' : nickname, answer: answer ?? '' }),
        );
        if (coming.length === 0) tell(visit, tools, 'coming_none');
        else visit.send({ kind: 'say', text: [book().say('coming', { count: coming.length }), ...lines].join('\n') });
      }),
      event_attendance: on((visit, announcement) => attendance(visit, announcement, null)),
      event_tick: on(async (visit, announcement, [person]) => {
        const people = await visit.tools.store.announcedPeople(announcement.id);
        const found = people.find(({ personId }) => personId === Number(person));
        if (!found) {
          tell(visit, tools, 'gone');
          return;
        }
        const { draft } = visit.turn;
        const came = found.cameAt === null;
        if (came) keepPresence(draft, announcement, found.personId, 'tick', visit.now);
        else
          draft.keep({
            kind: 'attendance',
            announcement: announcement.id,
            personId: found.personId,
            how: null,
            at: visit.now,
          });
        const name = found.nickname === '' ? 'Warga' : found.nickname;
        visit.offer(book().say('attendance_done', { name, answer: came ? 'yes' : 'no' }), [
          { label: 'Lanjut absen', action: `event_attendance ${announcement.id}` },
        ]);
      }),
      event_guests: on((visit, announcement, _args, words) => {
        const guests = Number(/\d+/.exec(words ?? '')?.[0] ?? NaN);
        if (!Number.isInteger(guests) || guests > MOST_GUESTS) {
          tell(visit, tools, 'guests_ask');
          visit.await('event_guests', [announcement.id]);
          return;
        }
        save(visit, { ...announcement, guests });
        tell(visit, tools, 'guests_done', { guests });
      }),
      event_when: on(async (visit, announcement, [day], words) => {
        const { id, zone } = announcement;
        const again = (text: 'when_ask' | 'when_day' | 'when_time' | 'when_past', ...args: string[]) => {
          tell(visit, tools, text);
          visit.await('event_when', [id, ...args]);
        };
        if (words === null) {
          again('when_ask');
          return;
        }
        const read = readWhen(words, visit.now, zone);
        const onDay = day ?? read.day;
        if (onDay === null) {
          again('when_day');
          return;
        }
        if (read.time === null) {
          again('when_time', onDay);
          return;
        }
        const startsAt = momentOf(onDay, read.time, zone);
        if (startsAt === null || startsAt <= visit.now) again('when_past');
        else await change(visit, { ...announcement, startsAt });
      }),
      event_place: on(async (visit, announcement, _args, words) => {
        if (words !== null && words.trim() !== '')
          return change(visit, { ...announcement, place: words.trim().slice(0, 120), location: null });
        tell(visit, tools, 'place_ask');
        visit.await('event_place', [announcement.id]);
      }),
      event_cancel: on((visit, { id, what, startsAt, zone }) =>
        visit.offer(book().say('cancel_ask', { what: what ?? '', when: whenInWords(startsAt ?? 0, zone) }), [
          { label: 'Ya, batalkan', action: `event_cancel_yes ${id}` },
          { label: 'Tidak', action: `event ${id}` },
        ]),
      ),
      event_cancel_yes: on(async (visit, announcement) => {
        if (announcement.status === 'cancelled') {
          tell(visit, tools, 'gone');
          return;
        }
        save(visit, { ...announcement, status: 'cancelled' });
        const count = await tellComing(visit, announcement.id, 'announcement_cancelled');
        tell(visit, tools, 'cancelled_by', { count });
      }),
      event_report: on(async (visit, announcement) => {
        const { id, what, startsAt, zone, guests } = announcement;
        const { store } = visit.tools;
        const starts = startsAt ?? 0;
        const feedback = await store.feedbackOf(id);
        const figures = {
          ...tally(await store.announcedPeople(id)),
          feedback: feedback.length,
          useful: feedback.filter(({ useful }) => useful === 'very' || useful === 'some').length,
          clear: feedback.filter(({ clear }) => clear === 'easy').length,
          registered: await store.registeredAfter(id, starts, starts + REGISTERED_WITHIN_MS),
        };
        tell(visit, tools, 'report', { what: what ?? '', when: whenInWords(starts, zone), guests, ...figures });
      }),
    },
  };
}

function label({ what, startsAt, zone }: Announcement): string {
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
